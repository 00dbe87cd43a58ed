namespace RiskAnalytics.Reporting.Panels;

/// <summary>Heights in points: the least a panel can be drawn in, and what it needs to show all it has.</summary>
internal readonly record struct PanelHeight(float Least, float Wanted)
{
    public static PanelHeight Fixed(float height) => new(height, height);
}
