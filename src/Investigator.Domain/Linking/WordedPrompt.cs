using System.Runtime.InteropServices;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>How an account worded something that it asked.</summary>
/// <param name="Skeleton">The template it was asked with; 0: none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WordedPrompt(AccountId Account, ulong Skeleton, PromptPhrases Phrases);
