using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>Gives each line its row of the class table: own, frozen, related, beyond its maturity, slowed by notice.</summary>
internal sealed class LineClassifier
{
    private readonly ReserveSnapshot _snapshot;
    private readonly ScoringPolicy _policy;
    private readonly IssueCollector _issues;
    private readonly ImmutableHashSet<AssetSymbol> _own;
    private readonly AssetSymbol? _underlying;

    public LineClassifier(ReserveSnapshot snapshot, ScoringPolicy policy, IssueCollector issues)
    {
        _snapshot = snapshot;
        _policy = policy;
        _issues = issues;
        _own = snapshot.Entity.OwnAssets
            .Union(snapshot.Holdings.Where(h => h.Class == AssetClass.OwnToken && h.Asset.IsItemised).Select(h => h.Asset))
            .ToImmutableHashSet();
        _underlying = snapshot.Entity.Kind == EntityKind.WrappedAsset ? snapshot.Entity.Token?.Underlying : null;
    }

    public ValuedHolding Classify(Holding holding, decimal value, ValueOrigin origin)
    {
        var isOwn = holding.Class == AssetClass.OwnToken || _own.Contains(holding.Asset);
        var isRelated = !isOwn && (holding.IsAffiliated == true || holding.Counterparty.Class == PartyClass.Affiliate || holding.Class == AssetClass.AffiliateLoan);
        int? days = holding.Maturity is { } maturity ? maturity.DayNumber - _snapshot.AsOf.DayNumber : null;
        var scored = ScoredClass(holding, isOwn, isRelated, days);
        var isFrozen = holding.IsFrozen == true;
        var rule = isFrozen ? _policy.Frozen : _policy.Classes[scored];
        var isUnderlying = !isFrozen && holding.Asset == _underlying;

        var (matched, free, qualityMatched, qualityFree) = (rule.HaircutMatched, rule.HaircutFree, rule.QualityMatched, rule.QualityFree);
        if (!isFrozen && scored == AssetClass.GovernmentBond && !(days <= _policy.Number(PolicyParameters.BondYearDays)))
        {
            var maximum = _policy.Number(PolicyParameters.BondHaircutMaximum);
            matched = free = days is { } toMaturity
                ? Math.Min(maximum, _policy.Number(PolicyParameters.BondHaircutPerYear) * toMaturity / _policy.Number(PolicyParameters.BondYearDays))
                : maximum;
            qualityMatched = qualityFree = _policy.Number(PolicyParameters.BondQualityBeyondYear);
        }

        return new ValuedHolding
        {
            Holding = holding,
            Value = value,
            Origin = origin,
            Class = scored,
            IsOwn = isOwn,
            IsFrozen = isFrozen,
            IsRelated = isRelated,
            IsCore = isUnderlying || rule.Core == CoreMembership.Both || (rule.Core == CoreMembership.Exchange && _snapshot.Entity.HasExchangeProfile),
            Bucket = BucketOf(holding, isUnderlying ? BucketRule.OneDay : rule.Bucket, days),
            HaircutMatched = matched,
            HaircutFree = free,
            QualityMatched = qualityMatched,
            QualityFree = qualityFree,
        };
    }

    private AssetClass ScoredClass(Holding holding, bool isOwn, bool isRelated, int? days)
    {
        var file = holding.Source.Title;
        if (days < 0)
        {
            _issues.Add(IssueSeverity.Warning, IssueCodes.MaturityInThePast, $"a maturity of {Format.Date(holding.Maturity!.Value)} lies before the as-of date and counts as 1 day", file, holding.Row, "maturity");
        }

        if (isOwn)
        {
            if (holding.Class != AssetClass.OwnToken)
            {
                _issues.Add(IssueSeverity.Info, IssueCodes.OwnAssetClass, $"{holding.Asset} is an own asset and is scored as own-token, not as {Codes.Of(holding.Class)}", file, holding.Row, "class");
            }

            return AssetClass.OwnToken;
        }

        switch (holding.Class)
        {
            case AssetClass.SecuredLoan when isRelated:
                return AssetClass.AffiliateLoan;
            case AssetClass.TreasuryBill when days is null:
                _issues.Add(IssueSeverity.Info, IssueCodes.BillWithoutMaturity, "a Treasury bill has no maturity and keeps the row of bills up to 93 days", file, holding.Row, "maturity");
                return AssetClass.TreasuryBill;
            case AssetClass.TreasuryBill when days > _policy.Number(PolicyParameters.BillMaximumDays):
                _issues.Add(IssueSeverity.Info, IssueCodes.BillBeyond93Days, $"a Treasury bill matures in {days} days, beyond {Format.Number(_policy.Number(PolicyParameters.BillMaximumDays))}, and is scored as a government bond", file, holding.Row, "maturity");
                return AssetClass.GovernmentBond;
            case AssetClass.GovernmentBond when days is null:
                _issues.Add(IssueSeverity.Info, IssueCodes.BondWithoutMaturity, "a government bond has no maturity and takes the largest haircut of its class", file, holding.Row, "maturity");
                return AssetClass.GovernmentBond;
            default:
                return holding.Class;
        }
    }

    private static Bucket BucketOf(Holding holding, BucketRule rule, int? days)
    {
        var bucket = rule switch
        {
            BucketRule.OneDay => Bucket.OneDay,
            BucketRule.FiveDays => Bucket.FiveDays,
            BucketRule.ThirtyDays => Bucket.ThirtyDays,
            BucketRule.ByMaturity => days is { } d ? Within(d) : Bucket.Later,
            BucketRule.OneDayUnlessMaturity => days is { } d ? Within(d) : Bucket.OneDay,
            _ => Bucket.Later,
        };
        var slowest = Math.Max(holding.NoticeDays ?? 0, holding.UnbondingDays ?? 0);
        var slowed = Within(slowest);
        return slowed > bucket ? slowed : bucket;
    }

    private static Bucket Within(int days) => days switch
    {
        <= 1 => Bucket.OneDay,
        <= 5 => Bucket.FiveDays,
        <= 30 => Bucket.ThirtyDays,
        _ => Bucket.Later,
    };
}
