using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests;

[TestFixture]
public sealed class LibraryTests() : LibraryContract("RiskAnalytics.Engine");
