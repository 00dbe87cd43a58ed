using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>A label such as <c>01/04/26 00:00:00 UTC | BTC Block Height 943210</c>, the day before the month.</summary>
/// <param name="Instant">The instant of the snapshot.</param>
/// <param name="BtcHeight">The height of the Bitcoin chain.</param>
internal sealed partial record SnapshotLabel(DateTimeOffset Instant, int BtcHeight)
{
    /// <summary>Whether a text has the form of a label, whatever its figures.</summary>
    public static bool IsLabel(string? text) => text is not null && Pattern().IsMatch(text);

    /// <summary>The label, or null when the text is none or its date does not exist.</summary>
    public static SnapshotLabel? Of(string? text)
    {
        var match = Pattern().Match(text ?? "");
        return match.Success
            && DateTime.TryParseExact($"{match.Groups[1].Value} {match.Groups[2].Value}", "dd/MM/yy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? new SnapshotLabel(new DateTimeOffset(time, TimeSpan.Zero), height)
            : null;
    }

    /// <summary>The UTC date of a label, of its date alone with the day first, or of an ISO date; null for anything else.</summary>
    public static DateOnly? DateOf(string text)
    {
        if (Of(text) is { } label)
            return DateOnly.FromDateTime(label.Instant.UtcDateTime);
        if (Cell.Instant(text).OrNull is { } instant)
            return DateOnly.FromDateTime(instant.Utc.UtcDateTime);
        return DateOnly.TryParseExact(text, ["dd/MM/yy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    [GeneratedRegex(@"^\s*(\d\d/\d\d/\d\d) (\d\d:\d\d:\d\d) UTC ?\| ?BTC Block Height:? ?(\d{1,9})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
