using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.Data.Analysis;

namespace RiskAnalytics.Engine.Tests.Notebooks;

/// <summary>
/// Runs the code cells of a notebook in order, in one script state, and puts what they print and return into the notebook:
/// text as a stream, a data frame as a text table, a PNG file as a picture. The working folder is the notebook's.
/// </summary>
internal sealed class NotebookRunner
{
    private const int RowsShown = 24;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StringWriter _printed = new(CultureInfo.InvariantCulture);
    private readonly ScriptOptions _options;
    private ScriptState? _state;
    private int _executed;

    public NotebookRunner(string folder)
    {
        Directory.CreateDirectory(folder);
        _options = ScriptOptions.Default
            .WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0))
            .WithMetadataResolver(new LoadedAssemblies())
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithFilePath(Path.Combine(folder, "cell.csx"));
    }

    /// <summary>The notebook with fresh outputs, as the text of its file.</summary>
    public async Task<string> RunAsync(string notebook)
    {
        var root = JsonNode.Parse(notebook)!.AsObject();
        foreach (var cell in root["cells"]!.AsArray().Select(node => node!.AsObject()).Where(cell => (string?)cell["cell_type"] == "code"))
        {
            var source = string.Concat(cell["source"]!.AsArray().Select(line => (string?)line));
            cell["outputs"] = await RunCellAsync(source);
            cell["execution_count"] = ++_executed;
        }

        return root.ToJsonString(Indented) + "\n";
    }

    private async Task<JsonArray> RunCellAsync(string source)
    {
        var outputs = new JsonArray();
        var console = Console.Out;
        Console.SetOut(_printed);
        try
        {
            _state = _state is null ? await CSharpScript.RunAsync(source, _options) : await _state.ContinueWithAsync(source, _options);
        }
        finally
        {
            Console.SetOut(console);
        }

        if (_printed.GetStringBuilder().Length > 0)
        {
            outputs.Add(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Lines(_printed.ToString()) });
            _printed.GetStringBuilder().Clear();
        }

        if (_state.ReturnValue is { } value)
        {
            outputs.Add(new JsonObject
            {
                ["data"] = Shown(value),
                ["execution_count"] = _executed + 1,
                ["metadata"] = new JsonObject(),
                ["output_type"] = "execute_result",
            });
        }

        return outputs;
    }

    private static JsonObject Shown(object value) => value switch
    {
        DataFrame frame => new JsonObject { ["text/plain"] = Lines(FrameText.Of(frame, RowsShown)) },
        FileInfo { Extension: ".png" } file => new JsonObject
        {
            ["image/png"] = Convert.ToBase64String(File.ReadAllBytes(file.FullName)),
            ["text/plain"] = Lines(file.Name),
        },
        _ => new JsonObject { ["text/plain"] = Lines(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "") },
    };

    private static JsonArray Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') is var lines
            ? lines.Select((line, i) => (JsonNode)(i < lines.Length - 1 ? line + "\n" : line))
            : []];

    /// <summary>Answers <c>#r</c> with the assembly of the same file name beside the tests, so that a notebook is tested against this build.</summary>
    private sealed class LoadedAssemblies : MetadataReferenceResolver
    {
        public override System.Collections.Immutable.ImmutableArray<PortableExecutableReference> ResolveReference(
            string reference, string? baseFilePath, MetadataReferenceProperties properties)
        {
            var path = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(reference.Replace('\\', '/')));
            return File.Exists(path) ? [MetadataReference.CreateFromFile(path, properties)] : [];
        }

        public override bool Equals(object? other) => other is LoadedAssemblies;

        public override int GetHashCode() => 1;
    }
}
