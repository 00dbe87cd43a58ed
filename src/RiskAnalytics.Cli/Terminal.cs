namespace RiskAnalytics.Cli;

/// <summary>
/// Where text goes: results to <see cref="Results"/>, everything else to <see cref="Messages"/>. Tests hand in writers of
/// their own; the process hands in its standard streams.
/// </summary>
internal sealed class Terminal(TextWriter results, TextWriter messages, bool isInteractive)
{
    private const string EraseLine = "\r\u001b[2K";

    private readonly bool _isInteractive = isInteractive;
    private bool _hidesProgress;
    private bool _isQuiet;
    private bool _isLineOpen;

    /// <summary>Standard output: results only.</summary>
    public TextWriter Results { get; } = results;

    /// <summary>Standard error: messages and progress.</summary>
    public TextWriter Messages { get; } = messages;

    /// <summary>The terminal of this process. Colour and progress only where a person is watching.</summary>
    public static Terminal OfProcess()
    {
        var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        var error = new StreamWriter(Console.OpenStandardError()) { NewLine = "\n", AutoFlush = true };
        return new Terminal(output, error, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb");
    }

    /// <summary>Writes a result for a person: whole lines, without what could steer the terminal. Files and formats for programs go to <see cref="Results"/>.</summary>
    public void Print(string lines) => Results.Write(SafeText.Lines(lines));

    /// <summary>Applies <c>--quiet</c> and <c>--no-progress</c>.</summary>
    public void Configure(bool isQuiet, bool hidesProgress)
    {
        _isQuiet = isQuiet;
        _hidesProgress = hidesProgress || isQuiet;
    }

    /// <summary>A remark; left out under <c>--quiet</c>.</summary>
    public void Note(string sentence)
    {
        if (!_isQuiet)
        {
            Write(sentence, colour: null);
        }
    }

    /// <summary>Something the reader should act on; shown under <c>--quiet</c> too.</summary>
    public void Warn(string sentence) => Write("warning: " + sentence, colour: "33");

    /// <summary>Why the exit code is not 0.</summary>
    public void Error(string sentence) => Write("error: " + sentence, colour: "31");

    /// <summary>Shows how far a long run is, on one line that the next message replaces.</summary>
    public void Progress(int done, int total, string what) => ShowProgress(FormattableString.Invariant($"[{done}/{total}] {what}"));

    /// <summary>Takes the progress line away and writes out what is still held back.</summary>
    public void Finish()
    {
        CloseLine();
        Results.Flush();
        Messages.Flush();
    }

    private void ShowProgress(string text)
    {
        if (_hidesProgress || !_isInteractive)
        {
            return;
        }

        Results.Flush();
        Messages.Write(EraseLine + SafeText.OneLine(text));
        Messages.Flush();
        _isLineOpen = true;
    }

    private void Write(string sentence, string? colour)
    {
        // Where both streams end in one file, a message must not cut a result that is still held back in two.
        Results.Flush();
        CloseLine();
        sentence = SafeText.Lines(sentence);
        Messages.WriteLine(colour is not null && _isInteractive ? $"\u001b[{colour}m{sentence}\u001b[0m" : sentence);
    }

    private void CloseLine()
    {
        if (_isLineOpen)
        {
            Messages.Write(EraseLine);
            _isLineOpen = false;
        }
    }
}
