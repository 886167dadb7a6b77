namespace Investigator.Domain.Ingest;

/// <summary>A log format that can be taken.</summary>
/// <param name="Name">As it is written on the command line and in the API: <c>litellm-spend</c>.</param>
/// <param name="Title">For a person.</param>
/// <param name="Stream">Which of the two streams its records become.</param>
/// <param name="Origin">Where its mapping comes from: <c>built in</c>, or the operator's file.</param>
/// <param name="EventId">What an entry's id is made of, in words: the same record delivered again has the same id.</param>
public sealed record LogFormat(string Name, string Title, IngestStream Stream, string Origin, string EventId)
{
    /// <summary>Not a format: "find out by looking".</summary>
    public const string Automatic = "auto";

    /// <summary>The native format.</summary>
    public const string Canonical = "canonical";
}
