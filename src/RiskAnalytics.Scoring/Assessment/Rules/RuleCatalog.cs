using System.Collections.Immutable;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>All caps and flags, in the order of their codes.</summary>
public static class RuleCatalog
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<IAssessmentRule> All { get; } =
    [
        new InKindDeficit(),
        new NotCovered(),
        new StressedShortfall(),
        new OwnTokenCap(),
        new CannotPayInTime(),
        new NotCoveredWithoutFrozen(),
        new LiabilitiesUnproven(),
        new FiguresTooOld(),
        new UndisclosedAssets(),
        new NoIndependentAssurance(),
        new VolatileBeyondSurplus(),
        new OwnTokenBeyondMarket(),
        new OneStablecoinIssuer(),
        new HighConcentration(),
        new StablecoinOffPeg(),
        new WindowDressing(),
        new GrossAgainstNet(),
        new OneCustodian(),
        new ExtremeRun(),
    ];

    /// <summary>Evaluates a rule; figures too far apart to be calculated leave it not evaluated.</summary>
    public static RuleEvaluation Evaluate(IAssessmentRule rule, RuleContext context)
    {
        try
        {
            return rule.Evaluate(context);
        }
        catch (OverflowException)
        {
            return RuleEvaluation.NotEvaluated("The figures are too far apart to be calculated exactly.");
        }
    }
}
