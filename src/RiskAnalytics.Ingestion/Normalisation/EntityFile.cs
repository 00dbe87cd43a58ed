using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Who reports, when and in which currency, as <c>entity.json</c> says.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="AsOf">The UTC date of the snapshot.</param>
/// <param name="AsOfInstant">The UTC instant, where one is given.</param>
/// <param name="ReportingCurrency">The currency of every value.</param>
internal sealed partial record EntityFile(ReportingEntity Entity, DateOnly AsOf, DateTimeOffset? AsOfInstant, CurrencyCode ReportingCurrency)
{
    /// <summary>The as-of time in the publisher's own words.</summary>
    public string? AsOfPublished { get; private init; }

    /// <summary>Which edition this is.</summary>
    public int? Revision { get; private init; }

    /// <summary>The hash of the document that this edition replaces.</summary>
    public string? Supersedes { get; private init; }

    /// <summary>When the correction was published.</summary>
    public DateOnly? RestatedOn { get; private init; }

    /// <summary>Who prepared the figures.</summary>
    public string? PreparedBy { get; private init; }

    /// <summary>Who reviewed them.</summary>
    public string? ReviewedBy { get; private init; }

    /// <summary>The files that the figures were read from.</summary>
    public ImmutableArray<PublishedDocument> Documents { get; private init; } = [];

    public const string Name = "entity.json";

    private const int LongestId = 64;
    private const string IdRule = "lower-case letters and digits with single hyphens between, such as okx or usdc-svb, at most 64";

    /// <summary>Codes of the regimes that a book may name and a rule may be for.</summary>
    public static ImmutableArray<string> Regimes { get; } =
        ["mica-art", "mica-emt", "genius", "nydfs", "hkma", "mas", "uk", "uae", "jp", "basel", "sec-2a7", "mmfr"];

    /// <summary>Whether a text may name an entity, and with it a folder.</summary>
    public static bool IsId(string text) => text.Length <= LongestId && IdPattern().IsMatch(text);

    /// <summary>The fault of an id that is none.</summary>
    public static DataIssue BadId(string? text) =>
        new(IssueSeverity.Error, "bad-id", $"found {Cell.Quote(text)}, expected {IdRule}", Name, null, "id");

    /// <summary>Reads the file; everything without which no book can be made is refused at once.</summary>
    /// <exception cref="IngestionException">The id, kind, date or currency, or the token of an issuer, is missing or unusable.</exception>
    public static EntityFile Read(JsonObjectReader json, IssueLog log)
    {
        json.MentionUnknown(
            "id", "name", "kind", "as_of", "as_of_published", "reporting_currency", "own_assets", "token", "group", "regimes", "partial", "notes",
            "revision", "supersedes", "restated_on", "prepared_by", "reviewed_by", "documents");
        var faults = ImmutableArray.CreateBuilder<DataIssue>();

        var id = json.Text("id");
        if (id is null || !IsId(id))
            faults.Add(BadId(id));

        var kindCode = json.Text("kind");
        var hasKind = Codes.TryParse<EntityKind>(kindCode, out var kind);
        if (!hasKind)
            faults.Add(Missing("kind", kindCode, "one of " + string.Join(", ", Codes.All<EntityKind>())));

        var asOf = Cell.Instant(json.Text("as_of"));
        if (asOf.OrNull is null)
            faults.Add(Missing("as_of", json.Text("as_of"), "a date such as 2024-04-12, or an instant such as 2024-04-12T16:00:00Z"));

        var currencyCode = json.Text("reporting_currency");
        if (!CurrencyCode.TryParse(currencyCode, out var currency))
            faults.Add(Missing("reporting_currency", currencyCode, "a currency code of three letters such as USD"));

        var token = ReadToken(json, hasKind ? kind : null, faults);
        if (faults.Count > 0)
            throw new IngestionException(faults.DrainToImmutable());

        var name = json.Text("name");
        if (name is null)
            log.Warning("no-name", Name, null, "name", "the entity has no name; its id stands for it");

        var instant = asOf.Value.Utc;
        return new EntityFile(
            new ReportingEntity
            {
                Id = id!,
                Name = name ?? id!,
                Kind = kind,
                OwnAssets = ReadOwnAssets(json),
                Token = token,
                Group = ReadGroup(json),
                Regimes = ReadRegimes(json, log),
                Partial = ReadPartial(json),
                Notes = json.Texts("notes"),
            },
            DateOnly.FromDateTime(instant.UtcDateTime),
            asOf.Value.HasTime ? instant : null,
            currency!)
        {
            AsOfPublished = json.Text("as_of_published"),
            Revision = json.WholeNumber("revision"),
            Supersedes = json.Text("supersedes"),
            RestatedOn = json.Date("restated_on"),
            PreparedBy = json.Text("prepared_by"),
            ReviewedBy = json.Text("reviewed_by"),
            Documents = ReadDocuments(json),
        };
    }

    private static DataIssue Missing(string key, string? found, string expected) =>
        new(IssueSeverity.Error, "bad-value", found is null ? $"the key is missing, expected {expected}" : $"found {Cell.Quote(found)}, expected {expected}", Name, null, key);

    private static TokenProfile? ReadToken(JsonObjectReader json, EntityKind? kind, ImmutableArray<DataIssue>.Builder faults)
    {
        var isIssuer = kind == EntityKind.StablecoinIssuer;
        var isWrapped = kind == EntityKind.WrappedAsset;
        var token = json.Object("token");
        if (token is null)
        {
            if (isIssuer)
                faults.Add(Missing("token", null, "the token owed, with symbol and peg_currency"));
            if (isWrapped)
                faults.Add(Missing("token", null, "the token owed, with symbol and underlying"));
            return null;
        }

        token.MentionUnknown("symbol", "peg_currency", "underlying", "mica_type", "significant", "reserve_feed");
        if (!AssetSymbol.TryParse(token.Text("symbol"), out var symbol))
            faults.Add(Missing(token.PathOf("symbol"), token.Text("symbol"), "the symbol of the token"));
        if (!CurrencyCode.TryParse(token.Text("peg_currency"), out var peg) && isIssuer)
            faults.Add(Missing(token.PathOf("peg_currency"), token.Text("peg_currency"), "the currency the token is redeemed in, such as USD"));
        if (!AssetSymbol.TryParse(token.Text("underlying"), out var underlying) && isWrapped)
            faults.Add(Missing(token.PathOf("underlying"), token.Text("underlying"), "the symbol of the asset the token is redeemed in"));

        var type = token.Text("mica_type")?.ToLowerInvariant();
        if (type is not (null or "none" or "art" or "emt"))
        {
            token.Report("mica_type", type, "art, emt or none");
            type = null;
        }

        return symbol is null ? null : new TokenProfile(symbol, peg, underlying, type == "none" ? null : type, token.Truth("significant")) { ReserveFeed = ReadFeed(token) };
    }

    private static ReserveFeed? ReadFeed(JsonObjectReader token)
    {
        if (token.Object("reserve_feed") is not { } feed)
            return null;
        feed.MentionUnknown("network", "address", "heartbeat", "height");
        if (feed.Text("network") is { } network && feed.Text("address") is { } address && feed.WholeNumber("heartbeat") is > 0 and var seconds)
            return new ReserveFeed(network, address, TimeSpan.FromSeconds((long)seconds)) { Height = feed.Text("height") };

        feed.Report("heartbeat", "", "network, address and heartbeat of the feed, the heartbeat in seconds");
        return null;
    }

    private static ImmutableArray<PublishedDocument> ReadDocuments(JsonObjectReader json)
    {
        var documents = ImmutableArray.CreateBuilder<PublishedDocument>();
        foreach (var item in json.Objects("documents"))
        {
            if (item.Text("file") is { } file && item.Text("sha256") is { } sha256 && item.Text("format") is { } format)
                documents.Add(new PublishedDocument(file, sha256, format, item.Date("published_on")));
            else
                item.Report("file", "", "file, sha256 and format of a document");
        }

        return documents.DrainToImmutable();
    }

    private static ImmutableArray<AssetSymbol> ReadOwnAssets(JsonObjectReader json)
    {
        var symbols = ImmutableArray.CreateBuilder<AssetSymbol>();
        foreach (var text in json.Texts("own_assets"))
        {
            if (!AssetSymbol.TryParse(text, out var symbol))
                json.Report("own_assets", text, "symbols of at most 64 characters");
            else if (!symbols.Contains(symbol))
                symbols.Add(symbol);
        }

        return symbols.DrainToImmutable();
    }

    private static string? ReadGroup(JsonObjectReader json)
    {
        if (json.Text("group") is not { } group || IsId(group))
            return json.Text("group");
        json.Report("group", group, IdRule);
        return null;
    }

    private static ImmutableArray<string> ReadRegimes(JsonObjectReader json, IssueLog log)
    {
        var regimes = json.Texts("regimes").Select(r => r.ToLowerInvariant()).Distinct().ToImmutableArray();
        foreach (var regime in regimes.Where(r => !Regimes.Contains(r)))
        {
            log.Warning("unknown-regime", Name, null, "regimes",
                $"found {Cell.Quote(regime)}, for which there are no rules; nearest: {Nearest.To(regime, Regimes)}");
        }

        return regimes;
    }

    /// <summary>A book that calls itself partial in any way is partial, also when it does not say which lines are missing.</summary>
    private static string? ReadPartial(JsonObjectReader json)
    {
        // Text() reports anything else than a text; true still means that lines are missing.
        var text = json.Text("partial");
        return text ?? (json.HasOtherThanText("partial") ? "which lines are missing is not said" : null);
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
