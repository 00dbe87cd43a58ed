namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>Whose report a document is, and on which token.</summary>
/// <param name="Family">The issuer's family of reports; null when it is none of the known ones.</param>
/// <param name="Token">The token, where the family has several; null for one that is not known.</param>
internal sealed record ReportIssuer(string? Family, string? Token)
{
    public const string Tether = "tether";
    public const string Circle = "circle";
    public const string Paxos = "paxos";
    public const string FirstDigital = "first-digital";

    public const string Unread = "unread";

    private static readonly string[] PaxosTokens = ["PYUSD", "USDP", "BUSD", "USDG"];

    /// <summary>No report that is known.</summary>
    public static ReportIssuer None { get; } = new(null, null);

    /// <summary>Tells by the words of the first pages: the issuer and the name of the report must both stand there.</summary>
    public static ReportIssuer Of(IReadOnlyList<ReportPage> pages)
    {
        if (pages.Count > 0 && pages.All(p => p.Fault is not null && !p.IsBroken))
            return new ReportIssuer(Unread, null);

        var lines = pages.SelectMany(p => p.Lines).Take(500).Select(l => l.Text).ToList();
        var text = string.Join(' ', lines);
        if (Has("FDUSD") && (Has("Reserve Accounts Report") || Has("Reserves Account Report")))
            return new ReportIssuer(FirstDigital, "FDUSD");
        if (Has("Paxos") && Has("Redemption Assets Report") && TokenIn(text, PaxosTokens) is { } paxos)
            return new ReportIssuer(Paxos, paxos);
        if (Has("Tether") && (Has("Reserves Report") || Has("Reserve Report")) && (Has("Tether Holdings") || Has("Tether International")))
            return new ReportIssuer(Tether, "USDT");
        if (Has("Circle Internet") && (Has("Reserve Report") || Has("Reserve Account")) && TokenIn(text, ["USDC", "EUROC", "EURC"]) is { } circle)
            return new ReportIssuer(Circle, circle == "EUROC" ? "EURC" : circle);
        return None;

        bool Has(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The token named most often.</summary>
    private static string? TokenIn(string text, string[] tokens)
    {
        var (token, count) = tokens.Select(t => (Token: t, Count: Count(text, t))).OrderByDescending(t => t.Count).First();
        return count == 0 ? null : token;
    }

    private static int Count(string text, string token)
    {
        var count = 0;
        for (var at = text.IndexOf(token, StringComparison.Ordinal); at >= 0; at = text.IndexOf(token, at + token.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
