namespace Investigator.Web.Fingerprints;

/// <summary>How far the asking of a suspect has come. Thread-safe.</summary>
public sealed class AskingState(int questions)
{
    private int _done;
    private int _failed;

    /// <summary>Questions in all.</summary>
    public int Questions { get; } = questions;

    /// <summary>Questions that were asked, with an answer or without.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Of these, those without an answer that can be read.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Why nothing was taken; <c>null</c> while it goes on, and when it was taken.</summary>
    public string? Trouble { get; private set; }

    internal void Asked(bool answered)
    {
        if (!answered) Interlocked.Increment(ref _failed);
        Interlocked.Increment(ref _done);
    }

    internal void End(string? trouble) => (Trouble, IsOver) = (trouble, true);
}
