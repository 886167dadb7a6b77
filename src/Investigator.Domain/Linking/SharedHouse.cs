namespace Investigator.Domain.Linking;

/// <summary>What may explain that strangers come from the same addresses.</summary>
public enum SharedHouse
{
    None,

    /// <summary>Most members share a single address and neither money nor movement ties them: people in one room share machines, hours and tasks as well.</summary>
    Room,

    /// <summary>
    /// Most members come from the same few addresses, each of which most of them use, and neither money nor machines tie them: customers of one service (a review action, an automation platform) share its
    /// addresses, its templates and its hours, and are strangers all the same.
    /// </summary>
    Service,

    /// <summary>
    /// Nothing but templates and hours ties them, and they are organisations that each came in its own time: firms that run one public script, or one router that turns to this provider when another is down,
    /// send its templates in the same minutes and are strangers all the same.
    /// </summary>
    Program,
}
