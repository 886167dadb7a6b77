namespace Investigator.Domain.Fingerprints;

/// <summary>Cuts text into the tokens by whose ids a watermark is made and counted.</summary>
public interface ITokenizer
{
    /// <summary>SHA-256 of the file it was read from, 64 hexadecimal digits: a plan names it, so that nobody counts with another one.</summary>
    string Sha256 { get; }

    /// <summary>Token ids in order.</summary>
    IReadOnlyList<int> Tokens(string text);
}

/// <summary>The tokenizers that the operator configured.</summary>
public interface ITokenizers
{
    /// <summary>Their names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The one of that name; <c>null</c> when there is none or its file can't be read.</summary>
    ITokenizer? Find(string name);
}
