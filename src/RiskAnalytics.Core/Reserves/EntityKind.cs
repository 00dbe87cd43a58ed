namespace RiskAnalytics.Core.Reserves;

/// <summary>What kind of firm reports. Codes: <see cref="Codes"/>.</summary>
public enum EntityKind
{
    /// <summary>Exchange: customers are owed coins, key by key.</summary>
    Exchange,

    /// <summary>Issuer of a fiat token: everything is owed in the peg currency.</summary>
    StablecoinIssuer,

    /// <summary>Custodian of a wrapped asset: everything is owed in the underlying.</summary>
    WrappedAsset,

    /// <summary>Any other firm: issuer profile, liability keys as given, nothing owed on demand.</summary>
    Other,
}
