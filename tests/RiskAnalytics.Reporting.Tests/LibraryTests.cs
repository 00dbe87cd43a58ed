using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests;

[TestFixture]
public sealed class LibraryTests() : LibraryContract("RiskAnalytics.Reporting");
