using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Detection;

internal static class DetectionTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Hit> Hits => db.Set<Hit>();

        public DbSet<ShadowHit> ShadowHits => db.Set<ShadowHit>();

        public DbSet<RuleVersion> RuleVersions => db.Set<RuleVersion>();

        public DbSet<DetectorVolume> DetectorVolumes => db.Set<DetectorVolume>();

        public DbSet<DetectorSwitch> DetectorSwitches => db.Set<DetectorSwitch>();

        public DbSet<DetectorSnooze> DetectorSnoozes => db.Set<DetectorSnooze>();
    }
}
