using Microsoft.Data.Analysis;

namespace RiskAnalytics.Engine.Frames;

/// <summary>A frame with fewer columns, to be read by people.</summary>
public static class FrameColumnsChosen
{
    /// <summary>The named columns in the order given; the rows stay.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="columns">Names of its columns.</param>
    /// <exception cref="ArgumentException">The frame has no column of a name.</exception>
    public static DataFrame Only(this DataFrame frame, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var unknown = columns.FirstOrDefault(name => frame.Columns.IndexOf(name) < 0);
        return unknown is null
            ? new DataFrame(columns.Select(name => frame[name].Clone()))
            : throw new ArgumentException($"There is no column '{unknown}'; there are {string.Join(", ", frame.Columns.Select(column => column.Name))}.", nameof(columns));
    }
}
