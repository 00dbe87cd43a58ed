using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Assessment;

/// <summary>A line with its value and the row of the class table it takes. Amounts in the reporting currency.</summary>
public sealed record ValuedHolding
{
    /// <summary>The line as published.</summary>
    public required Holding Holding { get; init; }

    /// <summary>Value after netting of settlement; above 0.</summary>
    public required decimal Value { get; init; }

    /// <summary>How the value came about.</summary>
    public required ValueOrigin Origin { get; init; }

    /// <summary>The class as scored, which the rules of the model may have changed.</summary>
    public required AssetClass Class { get; init; }

    /// <summary>Issued by the entity or an affiliate.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Frozen, or in a failed institution.</summary>
    public required bool IsFrozen { get; init; }

    /// <summary>A claim on a related party; never an own token.</summary>
    public required bool IsRelated { get; init; }

    /// <summary>Belongs to the core of the reserve under the profile.</summary>
    public required bool IsCore { get; init; }

    /// <summary>By when it turns into cash.</summary>
    public required Bucket Bucket { get; init; }

    /// <summary>Haircut of the matched part, 0 to 1.</summary>
    public required decimal HaircutMatched { get; init; }

    /// <summary>Haircut of the free part, 0 to 1.</summary>
    public required decimal HaircutFree { get; init; }

    /// <summary>Quality points of the matched part, 0 to 100.</summary>
    public required decimal QualityMatched { get; init; }

    /// <summary>Quality points of the free part, 0 to 100.</summary>
    public required decimal QualityFree { get; init; }

    /// <summary>The part that stands against a liability of the same key.</summary>
    public decimal Matched { get; init; }

    /// <summary>The part beyond what is owed in the key.</summary>
    public decimal Free => Value - Matched;

    /// <summary>The part that counts in clean assets: own tokens only as far as they are owed.</summary>
    public decimal Clean => IsOwn ? Matched : Value;

    /// <summary>Clean value after haircuts: own tokens that nobody is owed count for nothing under any set of haircuts.</summary>
    /// <remarks>Kept rather than derived, since a book of 100,000 lines asks for it a dozen times a line; see <see cref="WithStress"/>.</remarks>
    public decimal Stressed { get; private init; }

    /// <summary>The line with its value after haircuts, once its matched part is known.</summary>
    public ValuedHolding WithStress() => this with
    {
        Stressed = (Matched * (1m - HaircutMatched)) + (IsOwn ? 0m : Free * (1m - HaircutFree)),
    };
}
