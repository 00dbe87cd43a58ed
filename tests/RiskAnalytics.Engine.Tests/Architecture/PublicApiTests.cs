using System.Reflection;
using PublicApiGenerator;

namespace RiskAnalytics.Engine.Tests.Architecture;

/// <summary>The public surface that callers build on is an approved text: a change shows in review.</summary>
[TestFixture]
public sealed class PublicApiTests
{
    [TestCase("RiskAnalytics.Core")]
    [TestCase("RiskAnalytics.Engine")]
    public void PublicApi_OfALibrary_IsAsApproved(string library)
    {
        var api = Assembly.Load(library).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });

        TestKit.Golden.Verify($"public-api/{library}.txt", api + "\n");
    }
}
