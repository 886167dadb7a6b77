namespace Investigator.Domain.Sharing;

/// <summary>
/// How far a bundle may travel, in the five labels of the Traffic Light Protocol 2.0 (FIRST, August 2022). Ordered from open to closed.
/// </summary>
public enum TrafficLight
{
    /// <summary>TLP:CLEAR, no limit.</summary>
    Clear,

    /// <summary>TLP:GREEN, the community.</summary>
    Green,

    /// <summary>TLP:AMBER, the recipient's organization and its clients, need to know.</summary>
    Amber,

    /// <summary>TLP:AMBER+STRICT, the recipient's organization only.</summary>
    AmberStrict,

    /// <summary>TLP:RED, the named recipients only.</summary>
    Red,
}

/// <summary>The written forms of a <see cref="TrafficLight"/>.</summary>
public static class TrafficLightWords
{
    /// <summary>The lower-case word after "tlp:", as MISP tags and the OASIS extension write it: <c>amber+strict</c>.</summary>
    public static string Word(this TrafficLight light) => light switch
    {
        TrafficLight.Clear => "clear",
        TrafficLight.Green => "green",
        TrafficLight.Amber => "amber",
        TrafficLight.AmberStrict => "amber+strict",
        TrafficLight.Red => "red",
    };

    /// <summary>The label as FIRST prints it: <c>TLP:AMBER+STRICT</c>.</summary>
    public static string Label(this TrafficLight light) => "TLP:" + light.Word().ToUpperInvariant();
}
