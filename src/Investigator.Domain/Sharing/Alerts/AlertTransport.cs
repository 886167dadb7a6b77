namespace Investigator.Domain.Sharing.Alerts;

/// <summary>How alerts travel to a destination.</summary>
public enum AlertTransport
{
    /// <summary>Syslog (RFC 5424) over TCP, each message with its length in front (RFC 6587). In clear: for a collector on the same machine or network.</summary>
    SyslogTcp,

    /// <summary>Syslog (RFC 5424) over TLS (RFC 5425). The collector's certificate is checked.</summary>
    SyslogTls,

    /// <summary>One POST with a line per alert, signed in the form of Standard Webhooks.</summary>
    Http,

    /// <summary>Lines at the end of a file in the folder that the operator configured.</summary>
    File,
}
