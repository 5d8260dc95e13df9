# shellcheck shell=bash
# Finds the JDK that Maven and the node run on. Sourced by ./parlor and ./verify.

# The first that fits wins: the caller's JAVA_HOME, `java` on the PATH, then the places where
# installers put JDKs.
jdk_candidates() {
  local java
  if [[ -n ${JAVA_HOME:-} ]]; then echo "$JAVA_HOME"; fi
  if java=$(command -v java); then dirname "$(dirname "$(readlink -f "$java")")"; fi
  printf '%s\n' /usr/lib/jvm/* /opt/*jdk* ~/.sdkman/candidates/java/* ~/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Every JDK states its version in a file named `release`; what has no javac cannot build.
jdk_version() {
  if [[ -x $1/bin/javac && -r $1/release ]]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# Sets JAVA_HOME, or says what to install and ends the script.
find_jdk() {
  local home version found=""
  while IFS= read -r home; do
    version=$(jdk_version "$home")
    if ((${version:-0} >= 25)); then
      if [[ ${JAVA_HOME:-$home} != "$home" ]]; then
        echo "JAVA_HOME is $JAVA_HOME, which is no JDK 25 or newer: using $home" >&2
      fi
      export JAVA_HOME=$home
      return
    fi
    if [[ -n $version ]]; then found+="  JDK $version in $home"$'\n'; fi
  done < <(jdk_candidates)

  cat >&2 <<END
Parlor needs JDK 25 or newer. Found on this machine:
${found:-  no JDK at all
}
Install one of these, or set JAVA_HOME to one that is installed elsewhere:
  Temurin 25        https://adoptium.net
  Debian, Ubuntu    apt install openjdk-25-jdk (or temurin-25-jdk from Adoptium's repository)
  SDKMAN            sdk install java 25-tem
END
  exit 1
}
