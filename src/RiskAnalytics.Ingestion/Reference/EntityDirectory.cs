using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The firms that publish, with the tokens they issue: from <c>data/reference/assets/entities.csv</c>.</summary>
public static class EntityDirectory
{
    private static readonly Lazy<ImmutableDictionary<string, ReportingEntity>> ByName = new(Read);

    /// <summary>The firm of an id or name, in any case.</summary>
    /// <param name="name">An id such as <c>okx</c>, or a name such as <c>Gate.io</c>.</param>
    /// <returns>Id, name, kind and own tokens; an exchange without own tokens, under the id made of the name, when no table knows it.</returns>
    /// <exception cref="ArgumentException">The name has no letter or digit to make an id of.</exception>
    public static ReportingEntity Exchange(string name) =>
        Find(name) ?? new ReportingEntity { Id = IdOf(name), Name = name, Kind = EntityKind.Exchange };

    /// <summary>The firm of an id or name, in any case, or null when no table knows it.</summary>
    public static ReportingEntity? Find(string name) => ByName.Value.GetValueOrDefault(name.Trim().ToUpperInvariant());

    /// <summary>The kebab-case id made of a name.</summary>
    /// <exception cref="ArgumentException">The name has no letter or digit to make an id of.</exception>
    public static string IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = string.Join('-', string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return id.Length is > 0 and <= 64 ? id : throw new ArgumentException("A name has a letter or digit, and makes an id of at most 64.", nameof(name));
    }

    private static ImmutableDictionary<string, ReportingEntity> Read()
    {
        var entities = ImmutableDictionary.CreateBuilder<string, ReportingEntity>(StringComparer.Ordinal);
        foreach (var row in CarriedTable.Rows("entities.csv"))
        {
            var entity = new ReportingEntity
            {
                Id = row.Text("id")!,
                Name = row.Text("name")!,
                Kind = Codes.TryParse<EntityKind>(row.Text("kind"), out var kind) ? kind : throw new InvalidOperationException("entities.csv: unknown kind."),
                OwnAssets = [.. Parts(row.Text("own_assets")).Select(AssetSymbol.Parse)],
            };
            foreach (var name in Parts(row.Text("names")).Append(entity.Id).Append(entity.Name).Select(n => n.ToUpperInvariant()).Distinct())
                entities.Add(name, entity);
        }

        return entities.ToImmutable();
    }

    private static string[] Parts(string? text) => text?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
