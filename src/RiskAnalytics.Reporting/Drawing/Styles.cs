namespace RiskAnalytics.Reporting.Drawing;

/// <summary>The few text styles of all pages.</summary>
internal static class Styles
{
    public static readonly TextStyle CardTitle = new(Face.SemiBold, 9.4f, Palette.Ink);
    public static readonly TextStyle CardSubtitle = new(Face.Regular, 6.9f, Palette.Muted);
    public static readonly TextStyle Body = new(Face.Regular, 7.7f, Palette.Text);
    public static readonly TextStyle Strong = new(Face.SemiBold, 7.7f, Palette.Ink);
    public static readonly TextStyle Label = new(Face.Medium, 7.4f, Palette.Ink);
    public static readonly TextStyle Figure = new(Face.Medium, 7.4f, Palette.Ink);
    public static readonly TextStyle Small = new(Face.Regular, 6.7f, Palette.Muted);
    public static readonly TextStyle Tiny = new(Face.Regular, 6f, Palette.Muted);
    public static readonly TextStyle TableHead = new(Face.SemiBold, 6.5f, Palette.Muted);
    public static readonly TextStyle Heading = new(Face.Bold, 14f, Palette.Navy);
    public static readonly TextStyle SubHeading = new(Face.SemiBold, 10f, Palette.Ink);
}
