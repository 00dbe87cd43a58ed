using System.Collections.Immutable;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>One address of a provider that may be asked.</summary>
/// <param name="Path">The path below the base, such as <c>protocol/{slug}</c>; a part in braces is filled by the caller.</param>
/// <param name="Base">The base address, ending with a slash.</param>
/// <param name="Description">What it gives, in a few words.</param>
/// <param name="Example">An id that asks it, to be copied.</param>
public sealed record Endpoint(string Path, Uri Base, string Description, string Example)
{
    /// <summary>What may stand behind the question mark; the ones with a default are always sent.</summary>
    public ImmutableArray<EndpointParameter> Parameters { get; init; } = [];

    /// <summary>What the answer must be.</summary>
    public AnswerKind Kind { get; init; } = AnswerKind.Json;

    /// <summary>The day that an address asks for, by its path and its parameters; null for endpoints that tell of no day or tell it in the answer.</summary>
    internal Func<Uri, DateOnly?> DayOf { get; init; } = _ => null;

    /// <summary>Whether a path, without what stands behind a question mark, asks this endpoint.</summary>
    internal bool Matches(string[] parts)
    {
        var pattern = Path.Split('/');
        return parts.Length == pattern.Length && parts.Zip(pattern).All(p => p.Second.StartsWith('{') || p.First == p.Second);
    }
}
