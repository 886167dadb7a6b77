using System.Text.Json;
using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>What became of objects that a partner sent, as a status resource (TAXII 2.1, section 4.3). Objects are staged before the answer leaves, so a status is complete from the start; that a person decides later is no part of it.</summary>
internal static class TaxiiStatus
{
    public static TaxiiAnswer Of(InboundDelivery delivery, int status) => new(status, json => Write(json, delivery));

    private static void Write(Utf8JsonWriter json, InboundDelivery delivery)
    {
        var failed = Math.Min(delivery.FaultCount, delivery.Objects);
        json.WriteString("id", delivery.Id);
        json.WriteString("status", "complete");
        json.WriteString("request_timestamp", TaxiiAnswer.Time(delivery.ReceivedAt));
        json.WriteNumber("total_count", delivery.Objects);
        json.WriteNumber("success_count", delivery.Objects - failed);
        json.WriteNumber("failure_count", failed);
        json.WriteNumber("pending_count", 0);
        if (delivery.Faults.Count == 0) return;
        json.WriteStartArray("failures");
        foreach (var fault in delivery.Faults)
        {
            json.WriteStartObject();
            json.WriteString("id", fault.What);
            json.WriteString("version", TaxiiAnswer.Time(delivery.ReceivedAt));
            json.WriteString("message", fault.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
