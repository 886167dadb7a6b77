using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Detectors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DetectorSnooze",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DetectorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SnoozedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SnoozedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetectorSnooze", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DetectorSwitch",
                columns: table => new
                {
                    DetectorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetectorSwitch", x => x.DetectorId);
                });

            migrationBuilder.CreateTable(
                name: "DetectorVolume",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DetectorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DetectorVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    IsShadow = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Hits = table.Column<int>(type: "INTEGER", nullable: false),
                    Snoozed = table.Column<int>(type: "INTEGER", nullable: false),
                    Accounts = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetectorVolume", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RuleVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Looks = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    FalsePositives = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Strength = table.Column<double>(type: "REAL", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Backtest = table.Column<string>(type: "TEXT", nullable: true),
                    ShadowSince = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RetiredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RetiredReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleVersion", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShadowHit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DetectorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DetectorVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShadowHit", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DetectorSnooze_DetectorId_AccountId",
                table: "DetectorSnooze",
                columns: new[] { "DetectorId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DetectorSnooze_Until",
                table: "DetectorSnooze",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_DetectorVolume_At",
                table: "DetectorVolume",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_DetectorVolume_DetectorId_At",
                table: "DetectorVolume",
                columns: new[] { "DetectorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleVersion_RuleId_Number",
                table: "RuleVersion",
                columns: new[] { "RuleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RuleVersion_State",
                table: "RuleVersion",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ShadowHit_DetectorId_AccountId",
                table: "ShadowHit",
                columns: new[] { "DetectorId", "AccountId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DetectorSnooze");

            migrationBuilder.DropTable(
                name: "DetectorSwitch");

            migrationBuilder.DropTable(
                name: "DetectorVolume");

            migrationBuilder.DropTable(
                name: "RuleVersion");

            migrationBuilder.DropTable(
                name: "ShadowHit");
        }
    }
}
