using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>Goes through the tree of bookmarks as a reader does, from /First along /Next, and notes what does not agree.</summary>
internal sealed class BookmarkWalk(PdfFile file)
{
    public List<string> Faults { get; } = [];

    /// <summary>Entries met so far.</summary>
    public int Reached { get; private set; }

    public void Through(DictionaryToken root) => Below(root, "the root", 0);

    private void Below(DictionaryToken parent, string called, int depth)
    {
        if (depth > 8)
        {
            Faults.Add("the bookmarks lie deeper than eight levels, or in a circle");
            return;
        }

        var (before, children) = ((DictionaryToken?)null, 0);
        for (var child = file.Part(parent, "First"); child is not null && children < 10_000; child = file.Part(child, "Next"))
        {
            Reached++;
            children++;
            var title = file.String(child, "Title");
            if (string.IsNullOrWhiteSpace(title))
                Faults.Add($"a bookmark under {called} has no title");
            if (!ReferenceEquals(file.Part(child, "Parent"), parent))
                Faults.Add($"'{title}' names another parent than {called}");
            if (!ReferenceEquals(file.Part(child, "Prev"), before))
                Faults.Add($"'{title}' names another entry before it");
            Destination(child, title);
            if (file.Part(child, "First") is not null)
                Below(child, $"'{title}'", depth + 1);
            before = child;
        }

        if (!ReferenceEquals(file.Part(parent, "Last"), before))
            Faults.Add($"the last bookmark under {called} is not the one named");
        // A count below zero: closed until the reader opens it. No branch is written open, so the children are all that shows.
        if (Math.Abs(file.Number(parent, "Count") ?? 0) != children)
            Faults.Add($"{called} counts {file.Number(parent, "Count")} bookmarks and has {children}");
    }

    private void Destination(DictionaryToken entry, string? title)
    {
        var place = file.All(entry, "Dest").ToList();
        var page = place is [DictionaryToken target, NameToken { Data: "XYZ" }, _, _, _] && file.Name(target, "Type") == "Page" ? target : null;
        if (page is null)
            Faults.Add($"'{title}' leads to no page of the file");
        else if (place[3] is not NumericToken top || top.Double < 0 || top.Double > (file.All(page, "MediaBox").LastOrDefault() as NumericToken)?.Double)
            Faults.Add($"'{title}' leads beyond its page");
    }
}
