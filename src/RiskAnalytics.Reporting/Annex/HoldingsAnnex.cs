using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex D: every holding, up to the thousand largest; the rest summed by class and counted.</summary>
internal static class HoldingsAnnex
{
    public const int Most = 1_000;

    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        ValuedReserve reserve = assessment.Reserve;
        List<ValuedHolding> lines = Sorted(reserve);
        flow.Heading("D  Holdings", Counted(assessment, lines), 60);
        if (lines.Count > 0)
        {
            WriteLines(flow, lines.Take(Most));
        }

        if (lines.Count > Most)
        {
            flow.SubHeading($"The {Words.Count(lines.Count - Most, "smaller line")}, by class", 50);
            var table = new Table(AnnexFlow.Width, true, new TableColumn("Class", 1), new TableColumn("Lines", 60, TextAlign.Right, IsFixed: true), new TableColumn("Value", 90, TextAlign.Right, IsFixed: true));
            flow.Rows(table, lines.Skip(Most).GroupBy(l => l.Class).OrderByDescending(g => g.Sum(l => l.Value)).Select(g => (IReadOnlyList<Cell>)
            [
                new Cell(Words.Of(g.Key), Styles.Body),
                new Cell(Format.Number(g.Count(), 0), Styles.Figure),
                new Cell(Format.Money(g.Sum(l => l.Value), null), Styles.Figure),
            ]));
        }

        if (reserve.EncumberedLines.Length > 0)
        {
            flow.SubHeading($"Encumbered, outside all assets: {Words.Count(reserve.EncumberedLines.Length, "line")}, {Format.Money(reserve.Encumbered, null)}", 50);
            WriteLines(flow, reserve.EncumberedLines.OrderByDescending(l => l.Value).Take(100));
            Counted(flow, reserve.EncumberedLines.Length);
        }

        if (reserve.Unpriced.Length > 0)
        {
            flow.SubHeading($"Without a price, left out: {Words.Count(reserve.Unpriced.Length, "line")}", 40);
            var table = new Table(AnnexFlow.Width, true, new TableColumn("Asset", 80, IsFixed: true), new TableColumn("Class", 110, IsFixed: true), new TableColumn("Quantity", 100, TextAlign.Right, IsFixed: true), new TableColumn("Place", 1));
            flow.Rows(table, reserve.Unpriced.Take(100).Select(h => (IReadOnlyList<Cell>)
            [
                new Cell(h.Asset.Text, Styles.Label),
                new Cell(Words.Of(h.Class), Styles.Body),
                new Cell(h.Quantity is { } quantity ? Format.Number(quantity, 4) : "not given", Styles.Figure),
                new Cell(h.Source.ToString(), Styles.Small),
            ]));
            Counted(flow, reserve.Unpriced.Length);
        }
    }

    /// <summary>The lines, largest first.</summary>
    public static List<ValuedHolding> Sorted(ValuedReserve reserve) => [.. reserve.Lines.OrderByDescending(l => l.Value).ThenBy(l => l.Holding.Row)];

    /// <summary>How many lines there are and which of them are shown.</summary>
    public static string Counted(HealthAssessment assessment, List<ValuedHolding> lines)
    {
        string currency = assessment.Snapshot.ReportingCurrency.Letters;
        string counted = lines.Count > Most
            ? $"The {Format.Number(Most, 0)} largest of {Words.Count(lines.Count, "line")}, largest first, values in {currency}; the rest follow summed by class."
            : $"{Words.Count(lines.Count, "line")}, largest first, values in {currency}.";
        counted += HasQuantities(lines) ? "" : " The book gives values only, no quantities.";
        return lines.Count == 0 ? "The book holds no line with a value." : counted;
    }

    private static void Counted(AnnexFlow flow, int count)
    {
        if (count > 100)
        {
            flow.Paragraph($"and {Words.Count(count - 100, "more line")}", Styles.Small);
        }
    }

    /// <summary>Whether any line gives a quantity.</summary>
    public static bool HasQuantities(IEnumerable<ValuedHolding> lines) => lines.Any(l => l.Holding.Quantity is not null);

    private static void WriteLines(AnnexFlow flow, IEnumerable<ValuedHolding> lines)
    {
        bool hasQuantities = HasQuantities(lines);
        flow.Rows(Lines(hasQuantities), lines.Select((line, i) => Row(line, i + 1, hasQuantities)));
    }

    private static Table Lines(bool hasQuantities)
    {
        List<TableColumn> columns =
        [
            new("#", 21, TextAlign.Right, IsFixed: true),
            new("Asset", 46, IsFixed: true),
            new("Class", 78, IsFixed: true),
            new("What, with whom, where", 1),
            new("Quantity", 66, TextAlign.Right, IsFixed: true),
            new("Value", 48, TextAlign.Right, IsFixed: true),
            new("Paid within", 45, IsFixed: true),
            new("Haircut", 33, TextAlign.Right, IsFixed: true),
        ];
        if (!hasQuantities)
        {
            columns.RemoveAll(c => c.Title == "Quantity");
        }

        return new Table(AnnexFlow.Width, true, [.. columns]);
    }

    private static IReadOnlyList<Cell> Row(ValuedHolding line, int number, bool hasQuantities)
    {
        List<Cell> cells =
        [
            new(Format.Number(number, 0), Styles.Small),
            new(line.Holding.Asset.IsItemised ? line.Holding.Asset.Text : "several", Styles.Label),
            new(Words.Of(line.Class), Styles.Small.In(Palette.Text)),
            new(Where(line), Styles.Small, 3),
        ];
        if (hasQuantities)
        {
            cells.Add(line.Holding.Quantity is { } quantity ? new Cell(Quantity(quantity), Styles.Figure.At(7)) : new Cell("not given", Styles.Small));
        }

        cells.Add(new Cell(Format.Money(line.Value, null), Styles.Figure.At(7)));
        cells.Add(new Cell(Words.Of(line.Bucket), Styles.Small));
        cells.Add(new Cell(Haircut(line), Styles.Small));
        return cells;
    }

    /// <summary>A quantity with as many digits as its size needs.</summary>
    public static string Quantity(decimal quantity) => Format.Number(quantity, Math.Abs(quantity) >= 10_000m ? 0 : Math.Abs(quantity) >= 1m ? 2 : 6);

    /// <summary>Whole percents as such, and half a percent as half a percent: a haircut never prints as none.</summary>
    private static string Digits(decimal haircut) => Format.Percent(haircut, decimal.Round(haircut, 2) == haircut ? 0 : 1);

    /// <summary>The haircut that applies: of the free part only where anything is free.</summary>
    public static string Haircut(ValuedHolding line) => line switch
    {
        { Free: 0m } => Digits(line.HaircutMatched),
        { Matched: 0m } => Digits(line.HaircutFree),
        _ when line.HaircutFree == line.HaircutMatched => Digits(line.HaircutFree),
        _ => $"{Digits(line.HaircutMatched)}/{Digits(line.HaircutFree)}",
    };

    /// <summary>What a line is, with whom and where.</summary>
    public static string Where(ValuedHolding line)
    {
        Holding holding = line.Holding;
        List<string> parts = [];
        Add(parts, "", holding.Instrument);
        Add(parts, "owed by ", Name(holding.Counterparty));
        Add(parts, "kept by ", Name(holding.Custodian));
        Add(parts, "on ", holding.Chain?.Network);
        Add(parts, "", Short(holding.Chain?.Address));
        if (holding.Maturity is { } maturity)
        {
            parts.Add("matures " + Format.Date(maturity));
        }

        if (line.IsOwn)
        {
            parts.Add("own token");
        }

        if (line.IsFrozen)
        {
            parts.Add("frozen");
        }

        if (line.IsRelated)
        {
            parts.Add("related party");
        }

        return parts.Count == 0 ? "nothing stated" : string.Join(" · ", parts);
    }

    private static string? Name(Party party) => party.Name ?? (party.Class is { } kind and not PartyClass.Undisclosed ? Codes.Of(kind) : null);

    private static string? Short(string? address) => address is { Length: > 16 } ? $"{address[..8]}…{address[^6..]}" : address;

    private static void Add(List<string> parts, string before, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            parts.Add(before + text);
        }
    }
}
