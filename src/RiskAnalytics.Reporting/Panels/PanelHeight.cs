namespace RiskAnalytics.Reporting.Panels;

/// <summary>
/// Heights in points: the least a panel can be drawn in, what it needs to show all it has, and the most that it fills well
/// where the page has room to spare.
/// </summary>
internal readonly record struct PanelHeight(float Least, float Wanted, float Most)
{
    public PanelHeight(float least, float wanted)
        : this(least, wanted, wanted)
    {
    }

    public static PanelHeight Fixed(float height) => new(height, height);
}
