namespace Investigator.Web.Cli;

/// <summary>How a stress run went.</summary>
/// <param name="Lost">Events that were sent until they were taken and are not counted as stored. Any other number than 0 is a bug.</param>
/// <param name="Refused">Deliveries told to come back later; they were sent again.</param>
/// <param name="DeliveryP50Milliseconds">From the first try of a delivery until it was taken whole.</param>
/// <param name="ReadP95Milliseconds">What an account page reads, during the load.</param>
/// <param name="PeakMegabytes">Largest resident memory of this process: of sender and store together, of the sender alone when a console is tried.</param>
internal sealed record StressReport(
    long Sent, long Accepted, long Duplicates, long Quarantined, long Lost, long Refused, double Seconds, double AcceptedPerSecond,
    double DeliveryP50Milliseconds, double DeliveryP95Milliseconds, double DeliveryP99Milliseconds, double ReadP50Milliseconds, double ReadP95Milliseconds, double PeakMegabytes)
{
    /// <summary>The value below which that share of a sorted list lies; 0 of an empty one.</summary>
    public static double Share(List<double> sorted, double share) => sorted.Count == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))], 1);
}
