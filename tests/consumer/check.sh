#!/usr/bin/env bash
# Uses the package as a stranger would: a fresh project outside the repository, restored from a local folder.
# usage: check.sh [folder that holds AutoDiff.Generators.<version>.nupkg]; without one the package is made first.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "consumer check: FAIL: $*"; exit 1; }

feed=${1:-}
if [ -z "$feed" ]; then
  feed=$work/feed
  dotnet restore "$root/analyzers/AutoDiff.CodeFixes/AutoDiff.CodeFixes.csproj" --artifacts-path "$work/artifacts" -v quiet
  dotnet pack "$root/src/AutoDiff/AutoDiff.csproj" -c Release --artifacts-path "$work/artifacts" -o "$feed" -v quiet -nologo
fi
feed=$(cd "$feed" && pwd)
packages=("$feed"/*.nupkg)
[ "${#packages[@]}" = 1 ] || fail "exactly one package is expected in the folder, and there are ${#packages[@]}"
package=$(basename "${packages[0]}")
case $package in AutoDiff.Generators.*.nupkg) ;; *) fail "unexpected package $package" ;; esac
version=${package#AutoDiff.Generators.}
version=${version%.nupkg}

echo "consumer check: what $package holds"
contents=$(unzip -Z1 "${packages[0]}" | LC_ALL=C sort)
echo "$contents" | sed 's/^/  /'
for entry in README.md lib/net8.0/AutoDiff.dll lib/net8.0/AutoDiff.xml lib/net10.0/AutoDiff.dll lib/net10.0/AutoDiff.xml \
  analyzers/dotnet/cs/AutoDiff.Generator.dll analyzers/dotnet/cs/AutoDiff.Analyzers.dll analyzers/dotnet/cs/AutoDiff.CodeFixes.dll \
  build/AutoDiff.Generators.targets buildTransitive/AutoDiff.Generators.targets; do
  grep -qxF "$entry" <<<"$contents" || fail "the package lacks $entry"
done
if grep -q 'Microsoft\.CodeAnalysis' <<<"$contents"; then fail "the package carries the compiler"; fi
if unzip -p "${packages[0]}" AutoDiff.Generators.nuspec | grep -q '<dependency '; then fail "the package has dependencies"; fi

echo "consumer check: the packed analyzers report, the packed code fixes mend"
dotnet run --project "$here/PackageCheck" -c Release -v quiet -- "${packages[0]}" || fail "the packed analyzers or code fixes do not work"

mkdir "$work/project"
cp "$here"/*.cs "$here/Consumer.csproj" "$work/project/"
cd "$work/project"
# A packages folder of its own, so that an older build of the same version is never taken from a cache.
cat >nuget.config <<CONFIG
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><add key="autodiff-local" value="$feed" /></packageSources>
</configuration>
CONFIG
properties=(-p:AutoDiffPackageVersion="$version" -v quiet -nologo)

echo "consumer check: restore and build, warnings are errors, trim, AOT and single-file analysis on"
dotnet restore "${properties[@]}"
dotnet build --no-restore -c Release "${properties[@]}" | tee build.log
if grep -q ': warning ' build.log; then fail "the build is not without warnings"; fi

echo "consumer check: run"
dotnet bin/Release/net10.0/Consumer.dll || fail "derivatives differ"

echo "consumer check: run what was built for .NET 8, on a newer runtime where that one is not installed"
dotnet --roll-forward Major bin/Release/net8.0/Consumer.dll >net8.log || { cat net8.log; fail "derivatives differ on net8.0"; }
tail -n 1 net8.log

echo "consumer check: trim everything that can be trimmed, and run what is left"
dotnet publish -c Release -f net10.0 --use-current-runtime --self-contained -o "$work/trimmed" "${properties[@]}" \
  -p:PublishTrimmed=true -p:TrimMode=full -p:TrimmerSingleWarn=false | tee trim.log
if grep -qE ': warning |IL[23][0-9]{3}' trim.log; then fail "trim or AOT warnings"; fi
"$work/trimmed/Consumer" >trimmed.log || { cat trimmed.log; fail "derivatives differ once trimmed"; }
tail -n 1 trimmed.log

echo "consumer check: an old compiler is told what to do"
if dotnet build -c Release -f net10.0 "${properties[@]}" -p:AutoDiffCompilerVersion=4.8.0.0 --no-incremental >old.log 2>&1; then
  fail "a build with an old compiler succeeds"
fi
grep -m1 -o 'error AUTODIFF001: .*newer to this project\.' old.log || fail "no AUTODIFF001 for an old compiler"

echo "consumer check: PASS ($package)"
