using System.Collections.Immutable;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>What a reader can do and hear: no action that runs something, sound bookmarks, language and title.</summary>
internal static partial class InteractionRules
{
    private static readonly string[] Actions = ["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"];

    private static readonly string[] ForbiddenActions =
    [
        "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "JavaScript", "SetState", "NOP",
    ];

    private static readonly string[] NamedActions = ["NextPage", "PrevPage", "FirstPage", "LastPage"];

    private static readonly string[] ForbiddenAnnotations = ["3D", "Sound", "Screen", "Movie", "RichMedia"];

    public static ImmutableArray<PdfaRule> All { get; } =
    [
        new("actions", "6.5.1", file => file.Dictionaries.SelectMany(d => ActionFaults(file, d))),
        new("triggers", "6.5.2", file => file.Pages.Select(page => page.Dictionary).Prepend(file.Catalog).Concat(file.Pages.SelectMany(page => Annotations(file, page))).Where(d => PdfFile.Has(d, "AA")).Select(_ => "something runs by itself (/AA)")),
        new("embedded-files", "6.8", file => file.Dictionaries.Where(d => PdfFile.Has(d, "EF") || PdfFile.Has(d, "EmbeddedFiles") || file.Name(d, "Type") == "EmbeddedFile").Select(_ => "a file is embedded")),
        new("annotations", "6.3", file => file.Pages.SelectMany(page => Annotations(file, page).SelectMany(annotation => AnnotationFaults(file, annotation)))),
        new("forms", "6.4", file => file.Part(file.Catalog, "AcroForm") is { } form && (PdfFile.Has(form, "XFA") || file.Find<BooleanToken>(form, "NeedAppearances") is { Data: true }) ? ["a form asks to be drawn by the reader"] : []),
        new("alternate-presentations", "6.10", file => file.Dictionaries.Where(d => PdfFile.Has(d, "AlternatePresentations") || PdfFile.Has(d, "PresSteps")).Select(_ => "a page has alternate presentations")),
        new("requirements", "6.11", file => PdfFile.Has(file.Catalog, "Requirements") || PdfFile.Has(file.Catalog, "NeedsRendering") ? ["the catalog asks for abilities of the reader"] : []),
        new("language", "ours", file => file.String(file.Catalog, "Lang") is { } language && Language().IsMatch(language) ? [] : ["the catalog names no language of the text"]),
        new("title-shown", "ours", file => file.Part(file.Catalog, "ViewerPreferences") is { } preferences && file.Find<BooleanToken>(preferences, "DisplayDocTitle") is { Data: true } ? [] : ["a reader would show the file name in place of the title"]),
        new("bookmarks", "ours", Bookmarks),
    ];

    private static IEnumerable<DictionaryToken> Annotations(PdfFile file, Page page) => file.All(page.Dictionary, "Annots").Select(file.AsDictionary).OfType<DictionaryToken>();

    private static IEnumerable<string> ActionFaults(PdfFile file, DictionaryToken dictionary)
    {
        if (PdfFile.Has(dictionary, "JS") || PdfFile.Has(dictionary, "JavaScript"))
            yield return "the file has a script";
        var kind = file.Name(dictionary, "S");
        if (kind is not null && (ForbiddenActions.Contains(kind) || (file.Name(dictionary, "Type") == "Action" && !Actions.Contains(kind))))
            yield return $"an action of the kind {kind}";
        if (kind == "Named" && !NamedActions.Contains(file.Name(dictionary, "N")))
            yield return $"an action named {file.Name(dictionary, "N")}";
    }

    private static IEnumerable<string> AnnotationFaults(PdfFile file, DictionaryToken annotation)
    {
        var kind = file.Name(annotation, "Subtype") ?? "none";
        if (kind == "none" || ForbiddenAnnotations.Contains(kind))
            yield return $"an annotation of the kind {kind}";
        if (kind == "Popup")
            yield break;
        // Bits of /F, ISO 32000-1, table 165: 1 invisible, 2 hidden, 4 print, 32 not seen, 256 seen now and then.
        var flags = (int)(file.Number(annotation, "F") ?? 0);
        if ((flags & 4) == 0 || (flags & (1 | 2 | 32 | 256)) != 0)
            yield return $"an annotation of the kind {kind} is not both shown and printed";
        if (kind != "Link" && (file.Part(annotation, "AP") is not { } appearance || !PdfFile.Has(appearance, "N")))
            yield return $"an annotation of the kind {kind} has no appearance of its own";
    }

    /// <summary>Every entry is found by going through the tree, the links agree both ways, and each leads onto a page.</summary>
    private static IEnumerable<string> Bookmarks(PdfFile file)
    {
        if (file.Part(file.Catalog, "Outlines") is not { } root)
            return ["the file has no bookmarks"];
        var walk = new BookmarkWalk(file);
        walk.Through(root);
        var entries = file.Objects.Values.OfType<DictionaryToken>().Count(d => PdfFile.Has(d, "Title") && PdfFile.Has(d, "Parent"));
        return walk.Reached == entries ? walk.Faults : [.. walk.Faults, $"{walk.Reached} of {entries} bookmarks can be reached"];
    }

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex Language();
}
