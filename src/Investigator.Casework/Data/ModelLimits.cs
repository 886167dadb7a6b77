namespace Investigator.Casework.Data;

/// <summary>The longest texts that columns take. What has no limit here is a column without one, and never indexed.</summary>
internal static class ModelLimits
{
    /// <summary>Ids of accounts and events.</summary>
    public const int Id = 128;

    /// <summary>Ids that identity providers give to people: OpenID Connect allows 255 characters.</summary>
    public const int PersonId = 256;

    public const int Name = 200;

    /// <summary>An audit subject: a word, a colon and an id.</summary>
    public const int Subject = 300;

    public const int Word = 64;

    public const int Hash = 64;

    public const int Reason = 1000;

    public const int LongText = 4000;

    /// <summary>Values of one IN list: SQL Server takes 2,100 parameters a command, and SQLite looks each of them up by name.</summary>
    public const int AskedAtOnce = 500;

    /// <summary>The text without what is past <paramref name="length"/>; never half a surrogate pair.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
