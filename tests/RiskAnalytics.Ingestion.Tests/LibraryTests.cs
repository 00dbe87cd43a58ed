using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests;

[TestFixture]
public sealed class LibraryTests() : LibraryContract("RiskAnalytics.Ingestion");
