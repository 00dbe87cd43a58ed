namespace RiskAnalytics.Core.Values;

/// <summary>The codes of data issues that more than one part of the engine knows. Readers may use further codes of their own.</summary>
public static class IssueCodes
{
    /// <summary>A price is of another day than the as-of date.</summary>
    public const string PriceDate = "price-date";

    /// <summary>A liability is owed but its amount is not in the book.</summary>
    public const string LiabilityNotLoaded = "liability-not-loaded";

    /// <summary>A line names a place on a chain, but its amount is not in the book.</summary>
    public const string HoldingNotLoaded = "holding-not-loaded";

    /// <summary>A copy of a token is not counted a second time, since its lock holds coins that are counted.</summary>
    public const string BackedCopy = "backed-copy";

    /// <summary>A value differs from quantity times price by more than 0.1%.</summary>
    public const string ValueMismatch = "value-mismatch";

    /// <summary>A Treasury bill matures beyond 93 days and is scored as a government bond.</summary>
    public const string BillBeyond93Days = "bill-beyond-93-days";

    /// <summary>A Treasury bill has no maturity and keeps its row.</summary>
    public const string BillWithoutMaturity = "bill-without-maturity";

    /// <summary>A government bond has no maturity and takes the largest haircut of its class.</summary>
    public const string BondWithoutMaturity = "bond-without-maturity";

    /// <summary>A maturity lies before the as-of date and counts as one day.</summary>
    public const string MaturityInThePast = "maturity-in-the-past";

    /// <summary>A key has no price and is left out on both sides.</summary>
    public const string NoPrice = "no-price";

    /// <summary>Net settlement owed exceeds every line of the asset it could be taken from.</summary>
    public const string SettlementExceedsAsset = "settlement-exceeds-asset";

    /// <summary>Net settlement owed exceeds the lines of the asset that pay within a day.</summary>
    public const string SettlementBeyondCash = "settlement-beyond-cash";

    /// <summary>A symbol of the entity's own assets carries another class than <c>own-token</c>.</summary>
    public const string OwnAssetClass = "own-asset-class";

    /// <summary>A figure is larger than the engine can calculate with exactly.</summary>
    public const string Overflow = "overflow";

    /// <summary>Loads or results do not agree with a date given.</summary>
    public const string PublishedBeforeAsOf = "published-before-as-of";
}
