namespace Investigator.Domain.Fingerprints;

/// <summary>Cuts text into the tokens by whose ids a watermark is made and counted.</summary>
public interface ITokenizer
{
    /// <summary>SHA-256 of the file it was read from, 64 hexadecimal digits: a plan names it, so that nobody counts with another one.</summary>
    string Sha256 { get; }

    /// <summary>What it is, in words: how it cuts and how many tokens it has.</summary>
    string Says { get; }

    /// <summary>Token ids in order.</summary>
    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">The expression of its file takes too long on this text.</exception>
    IReadOnlyList<int> Tokens(string text);
}

/// <summary>The tokenizers that the operator configured.</summary>
public interface ITokenizers
{
    /// <summary>Their names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The one of that name; <c>null</c> when there is none or its file can't be read.</summary>
    ITokenizer? Find(string name);

    /// <summary>The one of that name, or why it can't be used; <c>null</c> when there is none.</summary>
    TokenizerFile? Look(string name);
}
