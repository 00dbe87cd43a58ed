using RiskAnalytics.TestKit;

namespace RiskAnalytics.Core.Tests;

[TestFixture]
public sealed class LibraryTests() : LibraryContract("RiskAnalytics.Core");
