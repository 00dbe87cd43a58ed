using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The rule table that gives every asset class of the compiled table its canonical class and asset; the first match wins.</summary>
internal sealed class ClassMapping
{
    private const string CurrencyOfTheRow = "{currency}";

    private readonly ImmutableArray<Rule> _rules;

    private ClassMapping(ImmutableArray<Rule> rules) => _rules = rules;

    /// <summary>Reads the rules for one table; a rule without a class maps nothing.</summary>
    public static ClassMapping Read(SourceDocument document, string table, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var rules = ImmutableArray.CreateBuilder<Rule>();
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            var code = row.Text("class");
            if (row.Text("table") != table || row.Text("asset_class") is not { } assetClass || code is null)
                continue;

            if (Codes.TryParse<AssetClass>(code, out var canonical))
                rules.Add(new Rule(assetClass, row.Text("instrument_contains") ?? "", row.Text("asset") ?? CurrencyOfTheRow, canonical));
            else
                row.Bad("unknown-class", "class", "a class code; nearest: " + Nearest.To(code, Codes.All<AssetClass>()));
        }

        return new ClassMapping(rules.DrainToImmutable());
    }

    /// <summary>Class and asset of a line, or null when no rule names its asset class.</summary>
    public (AssetClass Class, AssetSymbol Asset)? Find(CompositionLine line)
    {
        foreach (var rule in _rules)
        {
            if (rule.AssetClass == line.AssetClass && line.Instrument.Contains(rule.InstrumentContains, StringComparison.Ordinal))
                return (rule.Class, AssetSymbol.Parse(rule.Asset == CurrencyOfTheRow ? line.Currency : rule.Asset));
        }

        return null;
    }

    private sealed record Rule(string AssetClass, string InstrumentContains, string Asset, AssetClass Class);
}
