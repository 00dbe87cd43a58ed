using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Remembers where each text was drawn and the card it belongs to, so that tests can look for texts that meet or leave their card.</summary>
internal sealed class LayoutTrace
{
    private readonly List<TracedText> _texts = [];
    private readonly Stack<(string Name, SKRect Bounds)> _cards = new();

    public IReadOnlyList<TracedText> Texts => _texts;

    /// <summary>Page that the following texts stand on, from 0.</summary>
    public int Page { get; set; }

    public void Enter(string name, SKRect bounds) => _cards.Push((name, bounds));

    public void Leave() => _cards.Pop();

    public void Add(string text, SKRect bounds)
    {
        (string name, SKRect card) = _cards.TryPeek(out (string, SKRect) top) ? top : ("page", SKRect.Empty);
        _texts.Add(new TracedText(Page, name, card, text, bounds));
    }
}
