using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>Someone who answers over HTTPS: which addresses may be asked, how often, and with what key.</summary>
/// <param name="Code">The kebab-case code.</param>
/// <param name="Description">Who it is and what it gives, in a few words.</param>
/// <param name="RequestsPerMinute">The most requests in a minute.</param>
/// <param name="Endpoints">What may be asked; nothing else is.</param>
public sealed partial record Provider(string Code, string Description, int RequestsPerMinute, ImmutableArray<Endpoint> Endpoints)
{
    private const int LongestId = 2_000;
    private const int LongestFileName = 100;

    /// <summary>The environment variable that may hold a key; null when none is needed.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The header that carries the key to a host.</summary>
    internal Func<Uri, string>? KeyHeader { get; init; }

    /// <summary>Turns a short form into a path with parameters; other ids are given back as they are.</summary>
    internal Func<string, string> Expand { get; init; } = id => id;

    /// <summary>The address that an id asks.</summary>
    /// <param name="id">A path below the base address, such as <c>protocol/okx</c>, or a short form of the provider.</param>
    /// <param name="baseUrl">Stands for the provider's own base address; null keeps that.</param>
    /// <exception cref="IngestionException">The id asks none of the endpoints, or the base address is not allowed.</exception>
    public FetchAddress Resolve(string id, Uri? baseUrl = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (baseUrl is not null)
            RefuseUnsafe(baseUrl);
        if (id.Length > LongestId)
            throw Refused($"the id has more than {Format.Number(LongestId)} characters");

        var path = Expand(id.Trim().TrimStart('/'));
        var (parts, query) = path.Split('?', 2) is [var before, var behind] ? (before.Split('/'), behind) : (path.Split('/'), "");
        if (Endpoints.FirstOrDefault(e => e.Matches(parts)) is not { } endpoint || !parts.All(p => Part().IsMatch(p)))
            throw Refused($"found {Cell.Quote(id)}, which {Code} is not asked for; known: {string.Join(", ", Endpoints.Select(e => e.Path))}");

        var parameters = Parameters(endpoint, query);
        var from = baseUrl is null ? endpoint.Base : new Uri(baseUrl.AbsoluteUri.TrimEnd('/') + "/");
        var asked = string.Join('/', parts) + (parameters.Count == 0 ? "" : "?" + string.Join('&', parameters));
        var url = new Uri(from, asked);
        return new FetchAddress(this, url, FileName(asked, endpoint), endpoint.Kind) { Day = endpoint.DayOf(url) };
    }

    private List<string> Parameters(Endpoint endpoint, string query)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
            if (!endpoint.Parameters.Any(p => p.Name == name))
                throw Refused($"found the parameter {Cell.Quote(name)}; {endpoint.Path} takes {(endpoint.Parameters.IsEmpty ? "none" : string.Join(", ", endpoint.Parameters.Select(p => p.Name)))}");
            if (!Value().IsMatch(value))
                throw Refused($"found {Cell.Quote(value)} for the parameter {name}; expected letters, digits and .,:_-");
            if (!given.TryAdd(name, value))
                throw Refused($"the parameter {name} is given twice");
        }

        if (endpoint.Parameters.FirstOrDefault(p => p.IsRequired && !given.ContainsKey(p.Name)) is { } missing)
            throw Refused($"the address {endpoint.Path} needs the parameter {missing.Name}, as in {endpoint.Example}");

        // Always in the order of the endpoint, so that the same question has the same address and the same place in the cache.
        return [.. endpoint.Parameters
            .Select(p => (p.Name, Value: given.GetValueOrDefault(p.Name, p.Default ?? "")))
            .Where(p => p.Value.Length > 0)
            .Select(p => $"{p.Name}={p.Value}")];
    }

    /// <summary>The question in words: some answers do not say of which coin or in which currency they are, and their readers look here.</summary>
    private string FileName(string asked, Endpoint endpoint)
    {
        var end = endpoint.Kind == AnswerKind.Zip ? ".zip" : ".json";
        var name = $"{Code}-{NotInName().Replace(asked, "-").Trim('-')}";
        if (name.EndsWith(end, StringComparison.Ordinal))
            name = name[..^end.Length];
        return (name.Length > LongestFileName ? name[..LongestFileName] : name).TrimEnd('-', '.') + end;
    }

    private static void RefuseUnsafe(Uri url)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw Refused("the base address must begin with https://, or with http:// for this machine");
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            throw Refused("the base address has a user, a question mark or a # in it; expected a host and a path only");
    }

    private static IngestionException Refused(string message) => new([new DataIssue(IssueSeverity.Error, "bad-address", message)]);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:,\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^[A-Za-z0-9._:,\-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"[^A-Za-z0-9.]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInName();
}
