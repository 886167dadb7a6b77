namespace Investigator.Domain.Fingerprints;

/// <summary>What a test found.</summary>
/// <param name="Scored">Trials: distinct tokens, or traps with an answer.</param>
/// <param name="Hits">Green tokens, or traps found.</param>
/// <param name="Chance">Share of hits without the fingerprint; with decoys, their share.</param>
/// <param name="Z">Standard deviations above chance, for readers; the p-value does not come from it.</param>
/// <param name="LogProbability">Natural logarithm of the exact one-sided p-value.</param>
/// <param name="Answered">Answers that were looked at.</param>
/// <param name="Missing">Registered questions without an answer.</param>
/// <param name="Unregistered">Answers to questions that the plan does not have: left out.</param>
/// <param name="Duplicates">Answers that say again what another said to the same question, and for traps each after the first: left out.</param>
/// <param name="Repeated">Tokens whose pair was counted before.</param>
/// <param name="Given">Tokens whose pair stood in a question.</param>
/// <param name="Decoys">Decoys with an answer.</param>
/// <param name="DecoysFound">Decoys whose text was found.</param>
/// <param name="OutputsSha256">SHA-256 of the file of answers.</param>
public sealed record ModelTestResult(
    long Scored, long Hits, double Chance, double Z, double LogProbability, int Answered, int Missing, int Unregistered, int Duplicates, long Repeated, long Given, int Decoys, int DecoysFound, string OutputsSha256)
{
    /// <summary>The exact one-sided p-value; 0 below about 1e-308.</summary>
    public double Probability => Math.Exp(LogProbability);
}
