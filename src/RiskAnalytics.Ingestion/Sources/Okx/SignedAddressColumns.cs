using System.Collections.Immutable;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The layouts of lists of signed addresses.</summary>
internal enum SignedAddressLayout
{
    /// <summary>OKX's reserve file, with amounts in whole units.</summary>
    Okx,

    /// <summary>OKX's oldest reserve file, with amounts in base units.</summary>
    OkxBaseUnits,

    /// <summary>OKX's batch of signatures, nine columns without amounts; the network names the scheme.</summary>
    OkxBatch,

    /// <summary>Any other issuer: plain names, signatures in the manner of the chain.</summary>
    General,
}

/// <summary>Where the cells of a list of signed addresses stand; -1 for a column that it does not have.</summary>
internal sealed record SignedAddressColumns(SignedAddressLayout Layout, int Coin, int Network, int Address, int Message, int Signature1)
{
    public int Signature2 { get; private init; } = -1;

    public int Script { get; private init; } = -1;

    public int Owner1 { get; private init; } = -1;

    public int Owner2 { get; private init; } = -1;

    public int Kind { get; private init; } = -1;

    public int Amount { get; private init; } = -1;

    public int Height { get; private init; } = -1;

    /// <summary>The columns that a row names; null when it is no header of a list of signed addresses.</summary>
    public static SignedAddressColumns? Of(ImmutableArray<string> cells)
    {
        var names = cells.Select(c => c.Trim().ToLowerInvariant()).ToList();
        if (OkxCsvHeader.Of(cells) is { } okx)
            return OfOkx(okx, names);
        if (OfNames(names, SignedAddressLayout.OkxBatch, "digitalasset", "signedmessage", "signedmessage2", "publickey") is { } batch)
            return batch;
        return OfNames(names, SignedAddressLayout.General, "asset", "signature", "signature2", "script");
    }

    private static SignedAddressColumns? OfOkx(OkxCsvHeader okx, List<string> names)
    {
        var signature = names.FindIndex(n => n is "signature1" or "signature");
        return signature < 0 ? null : new SignedAddressColumns(
            okx.Generation == 0 ? SignedAddressLayout.OkxBaseUnits : SignedAddressLayout.Okx,
            okx.Columns.Coin, okx.Columns.Network, okx.Columns.Address, names.IndexOf("message"), signature)
        {
            Signature2 = names.IndexOf("signature2"),
            Script = names.FindIndex(n => n.Contains("script", StringComparison.Ordinal)),
            Owner1 = names.IndexOf("eoa1"),
            Owner2 = names.IndexOf("eoa2"),
            Kind = okx.Columns.Kind,
            Amount = okx.Columns.Amount,
            Height = okx.Columns.Height,
        };
    }

    private static SignedAddressColumns? OfNames(List<string> names, SignedAddressLayout layout, string coin, string signature1, string signature2, string script)
    {
        var columns = new SignedAddressColumns(layout, names.IndexOf(coin), names.IndexOf("network"), names.IndexOf("address"), names.IndexOf("message"), names.IndexOf(signature1))
        {
            Signature2 = names.IndexOf(signature2),
            Script = names.IndexOf(script),
            Owner1 = names.IndexOf("owner1"),
            Owner2 = names.IndexOf("owner2"),
            Amount = names.IndexOf("quantity"),
            Height = names.IndexOf("height"),
        };
        return columns is { Coin: >= 0, Address: >= 0, Message: >= 0, Signature1: >= 0 } && (columns.Network >= 0 || layout == SignedAddressLayout.General) ? columns : null;
    }
}
