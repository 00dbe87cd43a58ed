using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

[TestFixture]
public sealed class LibraryTests() : LibraryContract("RiskAnalytics.Scoring");
