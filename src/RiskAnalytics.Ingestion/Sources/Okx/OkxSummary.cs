using System.Globalization;
using CsvHelper;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The totals that stand above the addresses in OKX's reserve file, always in whole units and usually truncated.</summary>
internal sealed class OkxSummary
{
    private const int MostLines = 2_000;
    private const string AllMark = "(ALL)";

    private readonly SourceDocument _document;
    private readonly IssueLog _log;
    private readonly List<Line> _lines = [];
    private int _coin = -1;
    private int _height = -1;
    private int _amount = -1;

    public OkxSummary(SourceDocument document, IssueLog log)
    {
        _document = document;
        _log = log;
    }

    /// <summary>The block height printed for a coin, in files whose addresses have none; null when there is none.</summary>
    public string? HeightOf(string coin) => _lines.FirstOrDefault(l => !l.IsAll && l.Coin == coin)?.Height;

    /// <summary>Reads one row above the addresses.</summary>
    public void ReadRow(CsvReader reader)
    {
        var row = (int)Math.Min(reader.LineNumber, int.MaxValue);
        if (_coin < 0)
        {
            var names = Enumerable.Range(0, Math.Min(reader.FieldCount, 16)).Select(i => RawTable.HeaderName(reader.GetString(i))).ToList();
            (_coin, _height, _amount) = (names.IndexOf("coin"), names.IndexOf("snapshot height"), names.IndexOf("amount"));
            return;
        }

        if (AddressSums.TextOf(Span(_coin)) is not { } coin)
            return;
        if (_lines.Count == MostLines)
            throw IngestionException.For(_document.Name, "header-unreadable", FormattableString.Invariant($"the totals above the addresses have more than {MostLines} rows"), row);

        var text = AddressSums.TextOf(Span(_amount));
        var reading = Cell.Decimal(text);
        if (reading.OrNull is not { } amount || amount < 0)
        {
            _log.Warning("bad-number", _document.Name, row, "amount", $"found {Cell.Quote(text)} as the printed total of {Cell.Quote(coin)}, expected an amount; it is not compared with the addresses");
            return;
        }

        var isAll = coin.EndsWith(AllMark, StringComparison.OrdinalIgnoreCase);
        var height = AddressSums.TextOf(Span(_height));
        _lines.Add(new Line(isAll ? coin[..^AllMark.Length].Trim() : coin, isAll, height == "-" ? null : height, amount, StepOf(text!), row));

        ReadOnlySpan<byte> Span(int column) => column < 0 || column >= reader.FieldCount ? default : reader.GetSpan(column);
    }

    /// <summary>The printed total of each asset: the line for all its coins, or the only one there is.</summary>
    public IEnumerable<StatedFigure> Stated(DateOnly asOf)
    {
        foreach (var group in ByAsset(asOf))
        {
            if ((group.FirstOrDefault(l => l.IsAll) ?? (group.Count() == 1 ? group.First() : null)) is not { } line)
                continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"row {line.Row}");
            yield return new StatedFigure
            {
                Kind = StatedKind.AssetTotal,
                Subject = group.Key.Text,
                Value = line.Amount,
                Step = line.Step,
                StatedSource = _document.Cite(line.Row),
                Source = new SourceRef(_document.Name, place),
                Row = line.Row,
            };
        }
    }

    /// <summary>
    /// Compares what no stated figure of the book can: the lines of single coins, which the book does not keep apart, and totals of assets
    /// without any address.
    /// </summary>
    public void Compare(IReadOnlyList<AddressGroup> groups, DateOnly asOf)
    {
        var sums = groups.Where(g => !g.IsTooLarge).GroupBy(g => g.Coin).ToDictionary(g => g.Key, Sum);
        var listed = groups.Where(g => g.Addresses > 0).Select(g => OkxCoins.AssetOf(g.Coin, asOf)).ToHashSet();
        foreach (var group in ByAsset(asOf))
        {
            if (!listed.Contains(group.Key))
            {
                if (group.FirstOrDefault(l => l.Amount > 0) is { } without)
                {
                    _log.Warning("total-without-addresses", _document.Name, without.Row, "amount", string.Create(CultureInfo.InvariantCulture,
                        $"{without.Amount} {Cell.Quote(without.Coin)} is printed as a total, but the list has no address of {group.Key.Text}; it is not in the book"));
                }

                continue;
            }

            if (group.Count() == 1)
                continue;
            foreach (var line in group.Where(l => !l.IsAll))
            {
                var sum = sums.GetValueOrDefault(line.Coin) ?? 0;
                if (Math.Abs(sum - line.Amount) >= line.Step)
                {
                    _log.Warning("coin-total-differs", _document.Name, line.Row, "amount", string.Create(CultureInfo.InvariantCulture,
                        $"the addresses of {Cell.Quote(line.Coin)} sum to {sum}, but {line.Amount} is printed as their total; the addresses count"));
                }
            }
        }
    }

    private IEnumerable<IGrouping<AssetSymbol, Line>> ByAsset(DateOnly asOf) => _lines
        .Select(l => (Asset: OkxCoins.AssetOf(l.Coin, asOf), Line: l))
        .Where(l => l.Asset is not null)
        .GroupBy(l => l.Asset!, l => l.Line);

    private static decimal? Sum(IEnumerable<AddressGroup> groups)
    {
        try
        {
            return groups.Sum(g => g.Sum);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The unit of the last printed digit.</summary>
    private static decimal StepOf(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 || text.AsSpan().ContainsAny('e', 'E') ? 0 : text.Length - point - 1;
        return new decimal(1, 0, 0, false, (byte)Math.Min(digits, 28));
    }

    private sealed record Line(string Coin, bool IsAll, string? Height, decimal Amount, decimal Step, int Row);
}
