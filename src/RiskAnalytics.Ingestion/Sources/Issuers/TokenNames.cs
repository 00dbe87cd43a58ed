using System.Collections.Immutable;
using System.Text;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>Id, name and kind of the entities behind the tokens; a token without a row is named after itself.</summary>
internal sealed class TokenNames
{
    /// <summary>A table without rows.</summary>
    public static readonly TokenNames Empty = new([]);

    private readonly Dictionary<string, ReportingEntity> _entities;

    private TokenNames(Dictionary<string, ReportingEntity> entities) => _entities = entities;

    public static TokenNames Read(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var entities = new Dictionary<string, ReportingEntity>(StringComparer.Ordinal);
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.Text("token") is not { } token || row.Text("id") is not { } id || row.Text("name") is not { } name)
                continue;
            var group = row.Text("group");
            if (!EntityFile.IsId(id) || (group is not null && !EntityFile.IsId(group)) || !Codes.TryParse<EntityKind>(row.Text("kind"), out var kind) || !AssetSymbol.TryParse(token, out var symbol))
            {
                row.Bad("bad-entity", "id", "a kebab-case id and group, and a known kind");
                continue;
            }

            entities[token] = new ReportingEntity
            {
                Id = id,
                Name = name,
                Kind = kind,
                OwnAssets = row.Symbol("own_assets") is { } own ? [own] : [],
                Token = new TokenProfile(symbol, null, row.Symbol("underlying"), null, null),
                Group = group,
            };
        }

        return new TokenNames(entities);
    }

    /// <summary>The entity that owes a token in a currency.</summary>
    public ReportingEntity EntityOf(CompositionLine line, CurrencyCode currency)
    {
        var entity = _entities.GetValueOrDefault(line.Token) ?? new ReportingEntity
        {
            Id = Kebab(line.Token),
            Name = $"{line.Token} ({line.Issuer})",
            Kind = EntityKind.StablecoinIssuer,
            Token = new TokenProfile(AssetSymbol.Parse(line.Token), null, null, null, null),
        };
        return entity.Kind == EntityKind.WrappedAsset ? entity : entity with { Token = entity.Token! with { PegCurrency = currency } };
    }

    private static string Kebab(string token)
    {
        var id = new StringBuilder(token.Length);
        foreach (var letter in token.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }

        return id.ToString().TrimEnd('-');
    }
}
