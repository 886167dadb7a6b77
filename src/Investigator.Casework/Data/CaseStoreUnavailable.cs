namespace Investigator.Casework.Data;

/// <summary>The case store can't be used. The message is for the person who starts the console: what is wrong, and what to do.</summary>
public sealed class CaseStoreUnavailable : Exception
{
    public CaseStoreUnavailable(string message)
        : base(message)
    {
    }

    public CaseStoreUnavailable(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
