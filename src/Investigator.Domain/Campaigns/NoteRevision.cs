namespace Investigator.Domain.Campaigns;

/// <summary>What a note said before it was changed.</summary>
public sealed class NoteRevision
{
    private NoteRevision() { } // EF

    /// <summary>1 for what was written first.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>When this text was written.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    internal static NoteRevision Of(int number, string text, DateTimeOffset writtenAt) => new() { Number = number, Text = text, WrittenAt = writtenAt };
}
