using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>One accountant's report as it is read: its rows, and how what they give becomes books.</summary>
internal sealed partial class ReportReading
{
    private static readonly (string Words, string Name)[] Accountants =
    [
        ("Deloitte", "Deloitte"), ("Grant Thornton", "Grant Thornton"), ("KPMG", "KPMG"), ("Withum", "Withum"), ("BDO", "BDO"),
        ("Prescient", "Prescient Assurance"), ("Prism Hong Kong", "Prism Hong Kong"), ("AOGB", "AOGB"), ("MHA Cayman", "MHA Cayman"), ("Moore Cayman", "Moore Cayman"),
    ];

    private readonly SourceDocument _document;
    private readonly string _format;
    private readonly string _token;
    private readonly CurrencyCode _currency;

    private ReportReading(SourceDocument document, string format, string token, CurrencyCode currency, IReadOnlyList<ReportPage> pages)
    {
        _document = document;
        _format = format;
        _token = token;
        _currency = currency;
        Rows = ReportRow.Of(pages);
        Lines = [.. pages.SelectMany(p => p.Lines)];
        Text = string.Join(' ', Lines.Select(l => l.Text));
        Time = ReportDates.TimeIn(Text);
        foreach (var page in pages.Where(p => p.Fault is not null))
            Log.Warning("page-not-read", document.Name, null, string.Create(CultureInfo.InvariantCulture, $"page {page.Number}"), $"page {page.Number} is not read: {page.Fault}");
        HasUnread = pages.Any(p => p.Fault is not null);
    }

    /// <summary>What is wrong with the document.</summary>
    public IssueLog Log { get; } = new();

    /// <summary>The rows of all pages.</summary>
    public IReadOnlyList<ReportRow> Rows { get; }

    /// <summary>The lines of all pages as printed.</summary>
    public IReadOnlyList<ReportLine> Lines { get; }

    /// <summary>The whole text with single blanks, for what stands in sentences.</summary>
    public string Text { get; }

    /// <summary>The hour of the report; null when none is printed.</summary>
    public ReportTime? Time { get; }

    /// <summary>Whether a page was not read.</summary>
    public bool HasUnread { get; }

    /// <summary>Opens a document and reads its text.</summary>
    /// <exception cref="IngestionException">It is no PDF that can be read.</exception>
    public static ReportReading Open(SourceDocument document, string format, string currency = "USD")
    {
        var issuer = ReportPdf.IssuerOf(document);
        return new ReportReading(document, format, issuer.Token ?? throw IngestionException.For(document.Name, "pdf-unreadable", "the PDF names no token that is known"),
            CurrencyCode.Parse(currency), ReportPdf.Read(document));
    }

    /// <summary>A line of the reserve, or null when the figure is a dash. What a class cannot hold is an error.</summary>
    public void Hold(ReportDraft draft, ReportRow row, ReportAsset asset, ReportAmount amount, string instrument, string? section = null, DateOnly? maturity = null, bool hasCusip = false)
    {
        if (Value(row, amount) is not { } value || (value == 0 && !hasCusip))
            return;
        if (value < 0 && asset.Class != AssetClass.Settlement)
        {
            Log.Error("negative-holding", _document.Name, null, row.Place, "only a settlement line may be negative; the line is left out", omitsLine: true);
            return;
        }

        draft.Lines.Add(new Holding
        {
            Asset = AssetSymbol.Parse(asset.Asset ?? _currency.Letters),
            Class = asset.Class,
            ReportedValue = value,
            Instrument = instrument,
            Counterparty = asset.Counterparty,
            Custodian = asset.Custodian,
            Maturity = maturity,
            HasLineEvidence = hasCusip,
            Section = section,
            StatedSource = _document.Cite(row.Place),
            Source = new SourceRef(_document.Name, row.Place),
        });
    }

    /// <summary>A printed total or the like.</summary>
    public void State(ReportDraft draft, ReportRow row, StatedKind kind, decimal? value, string? subject = null, decimal? step = null)
    {
        if (value is { } figure)
        {
            draft.Stated.Add(new StatedFigure
            {
                Kind = kind,
                Subject = subject,
                Value = figure,
                Step = step,
                StatedSource = _document.Cite(row.Place),
                Source = new SourceRef(_document.Name, row.Place),
            });
        }
    }

    /// <summary>The figure of a row; a footnote digit that sticks to it is taken off and said.</summary>
    public decimal? Value(ReportRow row, ReportAmount amount)
    {
        if (amount.GluedFootnote.Length > 0)
        {
            Log.Info("glued-footnote", _document.Name, null, row.Place,
                $"found {Cell.Quote(amount.Text)}; the digits {Cell.Quote(amount.GluedFootnote)} behind the last group of three are taken as the number of a footnote");
        }

        return amount.Value;
    }

    /// <summary>What is owed in the token, a unit of which is redeemed for one unit of the currency.</summary>
    public Liability Tokens(ReportRow row, decimal units) => new()
    {
        Asset = AssetSymbol.Parse(_token),
        Quantity = units,
        ReportedValue = units,
        StatedSource = _document.Cite(row.Place) + "; tokens outstanding",
        Source = new SourceRef(_document.Name, row.Place),
    };

    /// <summary>All that is owed, where the report says more than the tokens.</summary>
    public Liability Total(string place, decimal value, string words) => new()
    {
        Asset = AssetSymbol.Parse(_token),
        ReportedValue = value,
        StatedSource = _document.Cite(place) + words,
        Source = new SourceRef(_document.Name, place),
    };

    /// <summary>A row of a table that no rule knows: its figure counts, under the worst class.</summary>
    public void HoldUnknown(ReportDraft draft, ReportRow row, string? section)
    {
        Log.Warning("unknown-line", _document.Name, null, row.Place, $"no rule knows the line {Cell.Quote(row.Label)}; it counts as other");
        Hold(draft, row, ReportAsset.Other, row.Amounts[^1], row.Label, section);
    }

    /// <summary>Says how a row was read.</summary>
    public void Remark(string code, ReportRow row, string message) => Log.Info(code, _document.Name, null, row.Place, message);

    /// <summary>Says that something is not read.</summary>
    public void NotRead(string code, string message) => Log.Warning(code, _document.Name, null, null, message);

    /// <summary>Days such as the one of a report, each once, in the order in which they are printed before an hour.</summary>
    public List<DateOnly> DaysWithHour()
    {
        var days = ReportDates.InWords(Text).ToList();
        var found = new List<DateOnly>();
        foreach (Match hour in HourPattern().Matches(Text))
        {
            // The same moment is often given a second time in the hour of another place.
            if (Time is { } time && ReportDates.HourIn(hour.Value) != time.Hour)
                continue;

            // Of two days the first stands up to a few words before the second.
            var before = days.Where(d => d.End <= hour.Index + 1 && hour.Index - d.End <= 30).ToList();
            if (before.Count == 0)
                continue;
            var last = before.MaxBy(d => d.End);
            var pair = days.Where(d => d.End < last.Start && last.Start - d.End is <= 7 && Text[d.End..last.Start].Contains("and", StringComparison.Ordinal)).Select(d => d.Day);
            foreach (var day in pair.Concat(before.Where(d => d.Start == last.Start).Select(d => d.Day)))
            {
                if (!found.Contains(day))
                    found.Add(day);
            }
        }

        return found;
    }

    /// <summary>Gives tables without a printed day the days of the report in their order, unless a table is among the pages that were not read.</summary>
    public void Date(IReadOnlyList<ReportDraft> drafts, IReadOnlyList<DateOnly> days)
    {
        // With a page missing nobody knows whether the table that is left is the first or the second one.
        if (HasUnread && days.Count > drafts.Count)
            return;
        for (var i = 0; i < Math.Min(drafts.Count, days.Count); i++)
            drafts[i].Day ??= days[i];
    }

    /// <summary>The books of the drafts that hold anything.</summary>
    /// <param name="drafts">What the tables gave.</param>
    /// <param name="level">How independently the reserve was checked.</param>
    /// <param name="notes">Words on all of them.</param>
    public SourceReading Books(IEnumerable<ReportDraft> drafts, AssuranceLevel level, params IEnumerable<string> notes)
    {
        var books = ImmutableArray.CreateBuilder<ReserveBook>();
        var all = drafts.ToList();
        var days = all.Select(d => d.Day).OfType<DateOnly>().ToList();
        var assurance = AssuranceOf(level, days.Count == 0 ? null : days.Max());
        foreach (var draft in all.Where(d => d.Lines.Count > 0))
        {
            if (draft.Day is not { } day)
            {
                Log.Error("no-as-of", _document.Name, null, draft.Lines[0].Source.Locator, "the date of a table of assets is not read, so it makes no book", omitsLine: true);
                continue;
            }

            books.Add(BookOf(draft, day, assurance, notes));
        }

        return new SourceReading
        {
            Books = [.. books.OrderBy(b => b.Snapshot.AsOf)],
            Issues = Log.ToImmutable(),
            Lines = all.Sum(d => d.Lines.Count + (d.Owed is null ? 0 : 1)),
            Entity = EntityOf().Id,
            AsOf = days.Count == 0 ? null : days.Max(),
        };
    }

    private ReserveBook BookOf(ReportDraft draft, DateOnly day, Assurance assurance, IEnumerable<string> notes)
    {
        var log = new IssueLog();
        var instant = Time?.On(day);
        if (Time is null)
            log.Info("no-hour", _document.Name, null, null, "the report prints no hour that is read; the printed day is taken as the UTC day");
        if (draft.Owed is null)
            log.Warning("no-liabilities", _document.Name, null, null, "the tokens outstanding are not read");
        if (!draft.Stated.Any(s => s.Kind == StatedKind.TotalAssets))
            log.Warning("no-total", _document.Name, null, null, "the printed total of the assets is not read, so nothing shows whether all lines are");
        var notLoaded = new List<string> { "Q4", "T2", "T5" };
        if (draft.Owed is null)
            notLoaded.Insert(1, "T4");
        var snapshot = new ReserveSnapshot
        {
            Entity = EntityOf() with
            {
                Notes =
                [
                    $"DATE: {(Time is { } time ? time.Words(day) : Format.Date(day))} as printed; the book has the UTC day.",
                    .. notes, .. draft.Notes,
                    "NOT DISCLOSED: whether any of it is pledged is not read.",
                ],
            },
            AsOf = instant is { } utc ? DateOnly.FromDateTime(utc.UtcDateTime) : day,
            AsOfInstant = instant,
            AsOfPublished = Time?.Words(day) ?? Format.Date(day),
            ReportingCurrency = _currency,
            Holdings = [.. draft.Lines],
            Liabilities = [draft.Owed ?? new Liability { Asset = AssetSymbol.Parse(_token), StatedSource = "published, not read", Source = new SourceRef(_document.Name) }],
            Disclosures = new Disclosures
            {
                Assurance = assurance,
                LiabilityEvidence = draft.Owed is null ? null : new LiabilityEvidence("the report that examines the assets gives the liabilities too", new Share(1)),
                NotLoaded = [.. notLoaded],
                Notes = ["The day of publication and the rights of holders are not in the report."],
            },
            Stated = [.. draft.Stated],
            Documents = [new PublishedDocument(_document.Name, _document.Sha256, _format)],
        };
        return new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), _document.Sha256, _document.Path);
    }

    private ReportingEntity EntityOf()
    {
        var symbol = AssetSymbol.Parse(_token);
        var entity = EntityDirectory.Find(_token)
            ?? new ReportingEntity { Id = EntityDirectory.IdOf(_token), Name = _token, Kind = EntityKind.StablecoinIssuer };
        return entity with { OwnAssets = [symbol], Token = new TokenProfile(symbol, _currency, null, null, null) };
    }

    private Assurance AssuranceOf(AssuranceLevel level, DateOnly? last)
    {
        var provider = Accountants.FirstOrDefault(a => Text.Contains(a.Words, StringComparison.OrdinalIgnoreCase)).Name;
        var isLimited = Text.Contains("limited assurance engagement", StringComparison.OrdinalIgnoreCase);
        var standard = Has("ISAE 3000") || Has("Standard on Assurance Engagements 3000") ? "ISAE 3000 (Revised)"
            : Has("American Institute of Certified Public Accountants") ? "AICPA attestation standards"
            : null;
        if (standard is not null && isLimited)
            standard += ", limited assurance";

        // The report is dated on a line of its own, perhaps with the place in front.
        DateOnly? dated = null;
        foreach (var line in Lines.Where(l => l.Words.Count is >= 3 and <= 7))
        {
            var days = ReportDates.InWords(line.Text).ToList();
            if (dated is null && days.Count == 1 && days[0].Day > last && line.Text[days[0].End..].Trim('_', ' ', '.').Length == 0 && (days[0].Start == 0 || line.Text[..days[0].Start].TrimEnd().EndsWith(',')))
                dated = days[0].Day;
        }

        return new Assurance(level, provider, standard, dated);

        bool Has(string words) => Text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\d{1,2}:\d{2} ?[apAP]\.?[mM]", RegexOptions.CultureInvariant)]
    private static partial Regex HourPattern();
}
