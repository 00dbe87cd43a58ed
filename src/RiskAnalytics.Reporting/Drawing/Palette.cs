using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>The colours of every page, chosen so that each pair that meets keeps its contrast in grey-scale.</summary>
internal static class Palette
{
    public static readonly SKColor Navy = SKColor.Parse("#10214B");
    public static readonly SKColor NavySoft = SKColor.Parse("#B9C4DE");
    public static readonly SKColor Ink = SKColor.Parse("#0F172A");
    public static readonly SKColor Text = SKColor.Parse("#334155");
    public static readonly SKColor Muted = SKColor.Parse("#5F6E85");
    public static readonly SKColor Faint = SKColor.Parse("#94A3B8");
    public static readonly SKColor Border = SKColor.Parse("#E2E8F0");
    public static readonly SKColor Rule = SKColor.Parse("#EDF1F6");
    public static readonly SKColor Zebra = SKColor.Parse("#F6F8FB");
    public static readonly SKColor Paper = SKColor.Parse("#F4F6FA");
    public static readonly SKColor Track = SKColor.Parse("#E9EDF3");
    public static readonly SKColor White = SKColors.White;
    public static readonly SKColor Accent = SKColor.Parse("#2F5BEA");
    public static readonly SKColor AccentSoft = SKColor.Parse("#E6ECFD");

    /// <summary>An asset held in more than one class.</summary>
    public static readonly SKColor Mixed = SKColor.Parse("#26355C");

    /// <summary>All that is too small to stand alone.</summary>
    public static readonly SKColor Rest = SKColor.Parse("#94A3B8");

    /// <summary>Ground of the hatch that marks own tokens.</summary>
    public static readonly SKColor OwnGround = SKColor.Parse("#E7EAF0");

    /// <summary>Lines of the hatch that marks own tokens.</summary>
    public static readonly SKColor OwnLine = SKColor.Parse("#C9252D");
}
