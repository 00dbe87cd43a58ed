using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

internal static class Scores
{
    public static HealthAssessment Assess(this AReserve reserve, DateOnly? evaluatedOn = null) =>
        Assessor.Assess(reserve.Book, DefaultPolicy.Value, new AssessmentOptions("test", evaluatedOn));
}
