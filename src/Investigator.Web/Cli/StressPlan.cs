namespace Investigator.Web.Cli;

/// <summary>What <c>stress</c> sends.</summary>
/// <param name="Rate">Lines a second, all senders together; 0: as fast as they are taken.</param>
/// <param name="Burst">Lines of one delivery.</param>
/// <param name="Words">Words of a prompt; 0: no text.</param>
/// <param name="Bad">Share of lines that are no events.</param>
/// <param name="Duplicates">Share of lines that repeat an earlier event.</param>
internal sealed record StressPlan(int Senders, double Rate, int Burst, TimeSpan Duration, int Words, double Bad, double Duplicates, int Seed);
