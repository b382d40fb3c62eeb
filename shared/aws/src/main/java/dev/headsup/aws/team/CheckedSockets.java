package dev.headsup.aws.team;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocketFactory;

/// Makes sockets that connect to public addresses only. The check looks at the very address that is
/// connected to, after the name was resolved, so a name that changes its address between a check
/// and the call gains nothing.
final class CheckedSockets extends SSLSocketFactory {
  private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private final Watcher watcher;

  CheckedSockets() {
    this(to -> {});
  }

  /// @param watcher hears of each address right before it is connected to
  CheckedSockets(Watcher watcher) {
    this.watcher = watcher;
  }

  /// Sees where a connection leads that was found to be allowed, and may still refuse it.
  interface Watcher {
    void connecting(InetSocketAddress to) throws IOException;
  }

  /// A connection to an address that is not public.
  static final class NotPublic extends IOException {
    private static final long serialVersionUID = 1;

    NotPublic() {
      super("the address is not public");
    }
  }

  /// The plain socket below: the HTTP client connects it and then asks for TLS on top of it.
  private final class Checked extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress internet)
          || internet.isUnresolved()
          || !PublicAddress.is(internet.getAddress())) {
        throw new NotPublic();
      }
      watcher.connecting(internet);
      super.connect(endpoint, timeout);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }
  }

  @Override
  public Socket createSocket() {
    return new Checked();
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean close)
      throws IOException {
    return tls.createSocket(below, host, port, close);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return layered(new InetSocketAddress(host, port), host);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return layered(new InetSocketAddress(host, port), host);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return layered(new InetSocketAddress(host, port), host.getHostAddress());
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return layered(new InetSocketAddress(host, port), host.getHostAddress());
  }

  private Socket layered(InetSocketAddress to, String host) throws IOException {
    Socket below = createSocket();
    below.connect(to);
    return tls.createSocket(below, host, to.getPort(), true);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
