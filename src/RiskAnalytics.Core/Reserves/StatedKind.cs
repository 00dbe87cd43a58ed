namespace RiskAnalytics.Core.Reserves;

/// <summary>What a figure printed beside the lines of a document says. Codes: <see cref="Codes"/>.</summary>
public enum StatedKind
{
    /// <summary>Sum of all that is held, reporting currency.</summary>
    TotalAssets,

    /// <summary>Sum of all that is owed, reporting currency.</summary>
    TotalLiabilities,

    /// <summary>Sum of the lines of one section, reporting currency; the subject is the section.</summary>
    SectionTotal,

    /// <summary>Units held of one asset in all; the subject is the asset.</summary>
    AssetTotal,

    /// <summary>Units held over units owed of one asset, a fraction; the subject is the asset, or empty for all.</summary>
    Ratio,

    /// <summary>Share of one line or section in the total, a fraction; the subject is the asset or section.</summary>
    Share,

    /// <summary>Assets less liabilities, reporting currency.</summary>
    Surplus,

    /// <summary>Units of the token in circulation, as another document states it.</summary>
    Supply,
}
