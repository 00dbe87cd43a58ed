using System.Text;
using RiskAnalytics.Ingestion.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RiskAnalytics.Ingestion.Sources.BitMex;

/// <summary>One plain value of a YAML file: <c>claim.m</c>, or key <c>balance</c> of the third item of <c>address</c>.</summary>
/// <param name="Section">The key at the top.</param>
/// <param name="Item">The number of the list item, from 0; -1 outside lists.</param>
/// <param name="Key">The key inside; empty when there is none.</param>
/// <param name="Text">The value.</param>
/// <param name="Line">Its line in the file.</param>
internal readonly record struct YamlValue(string Section, int Item, string Key, string Text, int Line);

/// <summary>Reads a YAML file value by value from the events of the parser: nothing is built, expanded or resolved.</summary>
internal static class YamlValues
{
    private const int Deepest = 6;
    private const int LongestText = 64 << 10;
    private const int HeededEvery = 1 << 12;

    /// <summary>The values of the first document of a file.</summary>
    /// <exception cref="IngestionException">The file is no YAML, or has aliases, anchors, more than one document, or values nested deeper than any published file.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static IEnumerable<YamlValue> Of(SourceDocument document)
    {
        using var reader = new StreamReader(document.OpenStream(), Encoding.UTF8);
        var parser = new Parser(new Scanner(reader, skipComments: true));
        var levels = new Stack<Level>();
        var seen = 0;
        var documents = 0;
        while (Next(parser, document))
        {
            if (++seen % HeededEvery == 0)
                document.Cancellation.ThrowIfCancellationRequested();

            var now = parser.Current!;
            var line = (int)Math.Min(now.Start.Line, int.MaxValue);
            if (now is AnchorAlias || now is NodeEvent { Anchor.IsEmpty: false })
                throw IngestionException.For(document.Name, "yaml-alias", "the file has an anchor or alias, which no published file has and which could make it endless", line);
            switch (now)
            {
                case DocumentStart when ++documents > 1:
                    throw IngestionException.For(document.Name, "yaml-documents", "the file holds more than one YAML document", line);
                case MappingStart or SequenceStart:
                    if (levels.Count == Deepest)
                        throw IngestionException.For(document.Name, "yaml-too-deep", FormattableString.Invariant($"the file is nested more than {Deepest} deep"), line);
                    if (levels.TryPeek(out var above) && above is { IsMapping: true, Key: null })
                        throw IngestionException.For(document.Name, "yaml-key", "a key is no plain text", line);
                    levels.Push(new Level(now is MappingStart));
                    break;
                case MappingEnd or SequenceEnd:
                    levels.Pop();
                    Advance(levels);
                    break;
                case Scalar scalar:
                    if (scalar.Value.Length > LongestText)
                        throw IngestionException.For(document.Name, "yaml-long-text", FormattableString.Invariant($"a value has more than {LongestText} characters"), line);
                    if (levels.TryPeek(out var level) && level is { IsMapping: true, Key: null })
                    {
                        level.Key = scalar.Value;
                        break;
                    }

                    if (ValueAt(levels, scalar.Value, line) is { } value)
                        yield return value;
                    Advance(levels);
                    break;
            }
        }
    }

    private static bool Next(Parser parser, SourceDocument document)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw IngestionException.For(document.Name, "bad-yaml", "the file is no valid YAML", e is YamlException yaml ? (int)Math.Min(yaml.Start.Line, int.MaxValue) : null, e);
        }
    }

    private static void Advance(Stack<Level> levels)
    {
        if (!levels.TryPeek(out var level))
            return;
        level.Key = null;
        level.Index++;
    }

    /// <summary>The value with its place; null when it stands too deep or at no key.</summary>
    private static YamlValue? ValueAt(Stack<Level> levels, string text, int line)
    {
        var path = levels.ToArray();
        Array.Reverse(path);
        return path switch
        {
            [{ IsMapping: true, Key: { } top }] => new YamlValue(top, -1, "", text, line),
            [{ IsMapping: true, Key: { } top }, { IsMapping: true, Key: { } key }] => new YamlValue(top, -1, key, text, line),
            [{ IsMapping: true, Key: { } top }, { IsMapping: false } list] => new YamlValue(top, list.Index, "", text, line),
            [{ IsMapping: true, Key: { } top }, { IsMapping: false } list, { IsMapping: true, Key: { } key }] => new YamlValue(top, list.Index, key, text, line),
            _ => null,
        };
    }

    /// <summary>Where the parser stands in one mapping or list.</summary>
    private sealed class Level(bool isMapping)
    {
        public bool IsMapping { get; } = isMapping;

        public string? Key { get; set; }

        public int Index { get; set; }
    }
}
